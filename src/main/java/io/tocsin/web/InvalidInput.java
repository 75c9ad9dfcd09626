package io.tocsin.web;

import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The answers to fields and parameters that are missing, of the wrong kind, or against a constraint. */
final class InvalidInput {

    private static final String WRONG_KIND = "is not of the expected kind";

    private InvalidInput() {}

    static Optional<Answer> answer(Exception exception) {
        return Optional.ofNullable(errors(exception))
                .map(errors ->
                        new Answer(400, "invalid-input", "Some of the input is not valid.", Map.of("errors", errors)));
    }

    private static List<Map<String, String>> errors(Exception exception) {
        if (exception instanceof MethodArgumentTypeMismatchException mismatch) {
            return List.of(error(mismatch.getName(), WRONG_KIND));
        }
        if (exception instanceof TypeMismatchException mismatch) {
            return List.of(error(mismatch.getPropertyName(), WRONG_KIND));
        }
        if (exception instanceof MissingServletRequestParameterException missing) {
            return List.of(error(missing.getParameterName(), "is missing"));
        }
        if (exception instanceof BindException binding) {
            return errors(binding.getBindingResult());
        }
        if (exception instanceof HandlerMethodValidationException validation && !validation.isForReturnValue()) {
            return validation.getParameterValidationResults().stream()
                    .flatMap(result -> result.getResolvableErrors().stream().map(found -> error(result, found)))
                    .toList();
        }
        if (exception instanceof ConstraintViolationException violations) {
            return violations.getConstraintViolations().stream()
                    .map(violation -> error(violation.getPropertyPath().toString(), violation.getMessage()))
                    .toList();
        }
        return null;
    }

    private static List<Map<String, String>> errors(BindingResult result) {
        return Stream.concat(
                        result.getFieldErrors().stream()
                                .map(field -> error(
                                        field.getField(),
                                        field.isBindingFailure() ? WRONG_KIND : field.getDefaultMessage())),
                        result.getGlobalErrors().stream().map(global -> error("", global.getDefaultMessage())))
                .toList();
    }

    private static Map<String, String> error(ParameterValidationResult result, MessageSourceResolvable found) {
        String name = found instanceof FieldError field
                ? field.getField()
                : result.getMethodParameter().getParameterName();
        return error(name, found.getDefaultMessage());
    }

    private static Map<String, String> error(String field, String message) {
        return Map.of("field", field == null ? "" : field, "message", message == null ? "is not valid" : message);
    }
}
