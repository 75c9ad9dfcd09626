package io.tocsin.engine;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The parts of an expression. Nothing here can reach an object's members: a field is an entry of a map. */
sealed interface ExpressionNode {

    Object value(Scope scope);

    /** The parts it is made of. */
    Stream<ExpressionNode> parts();

    /** What an expression can see. */
    record Scope(Function<String, Object> variables, Clock clock) {}

    record Literal(Object constant) implements ExpressionNode {
        @Override
        public Object value(Scope scope) {
            return constant;
        }

        @Override
        public Stream<ExpressionNode> parts() {
            return Stream.empty();
        }
    }

    record Variable(String name) implements ExpressionNode {
        @Override
        public Object value(Scope scope) {
            return ExpressionValues.plain(scope.variables().apply(name));
        }

        @Override
        public Stream<ExpressionNode> parts() {
            return Stream.empty();
        }
    }

    record Field(String variable, String field) implements ExpressionNode {
        @Override
        public Object value(Scope scope) {
            Object owner = scope.variables().apply(variable);
            return owner instanceof Map<?, ?> map ? ExpressionValues.plain(map.get(field)) : null;
        }

        @Override
        public Stream<ExpressionNode> parts() {
            return Stream.of(new Variable(variable));
        }
    }

    record Not(ExpressionNode inner) implements ExpressionNode {
        @Override
        public Object value(Scope scope) {
            return !ExpressionValues.isTrue(inner.value(scope));
        }

        @Override
        public Stream<ExpressionNode> parts() {
            return Stream.of(inner);
        }
    }

    record AllOf(List<ExpressionNode> inner) implements ExpressionNode {
        @Override
        public Object value(Scope scope) {
            return inner.stream().allMatch(part -> ExpressionValues.isTrue(part.value(scope)));
        }

        @Override
        public Stream<ExpressionNode> parts() {
            return inner.stream();
        }
    }

    record AnyOf(List<ExpressionNode> inner) implements ExpressionNode {
        @Override
        public Object value(Scope scope) {
            return inner.stream().anyMatch(part -> ExpressionValues.isTrue(part.value(scope)));
        }

        @Override
        public Stream<ExpressionNode> parts() {
            return inner.stream();
        }
    }

    record Comparison(String sign, ExpressionNode left, ExpressionNode right) implements ExpressionNode {
        @Override
        public Object value(Scope scope) {
            return ExpressionValues.compare(sign, left.value(scope), right.value(scope));
        }

        @Override
        public Stream<ExpressionNode> parts() {
            return Stream.of(left, right);
        }
    }

    record Choice(ExpressionNode condition, ExpressionNode yes, ExpressionNode no) implements ExpressionNode {
        @Override
        public Object value(Scope scope) {
            return (ExpressionValues.isTrue(condition.value(scope)) ? yes : no).value(scope);
        }

        @Override
        public Stream<ExpressionNode> parts() {
            return Stream.of(condition, yes, no);
        }
    }

    record Contains(ExpressionNode list, ExpressionNode wanted) implements ExpressionNode {
        @Override
        public Object value(Scope scope) {
            Object one = wanted.value(scope);
            return ExpressionValues.elements(list.value(scope))
                    .anyMatch(element -> ExpressionValues.same(element, one));
        }

        @Override
        public Stream<ExpressionNode> parts() {
            return Stream.of(list, wanted);
        }
    }

    record Empty(ExpressionNode inner) implements ExpressionNode {
        @Override
        public Object value(Scope scope) {
            return ExpressionValues.isEmpty(inner.value(scope));
        }

        @Override
        public Stream<ExpressionNode> parts() {
            return Stream.of(inner);
        }
    }

    record Now() implements ExpressionNode {
        @Override
        public Object value(Scope scope) {
            return scope.clock().instant().toString();
        }

        @Override
        public Stream<ExpressionNode> parts() {
            return Stream.empty();
        }
    }
}
