package io.tocsin.interop;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API's document says about the whole: where it is, how to sign in, and how every refusal looks. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "Problem";
    private static final Map<String, String> REFUSALS = new TreeMap<>(Map.of(
            "400", "The request cannot be understood",
            "401", "Sign in with a user name and password or with a token",
            "403", "You may know of it but may not do this",
            "404", "It does not exist, or you may not know that it does",
            "409", "Somebody was faster, or the state has moved on",
            "422", "Understood, but against a rule",
            "429", "Too many failed sign-ins; the header Retry-After says how long to wait"));

    @Bean
    OpenAPI openApi(@Value("${tocsin.public-url:}") String publicUrl) {
        OpenAPI document = new OpenAPI()
                .info(new Info()
                        .title("Tocsin")
                        .version("1")
                        .description("Report what an ally told, do tasks, correct moments, acknowledge. A person's"
                                + " program sees and does what that person may see and do, and nothing else."))
                .components(new Components()
                        .addSecuritySchemes("password", scheme("basic").description("User name and password"))
                        .addSecuritySchemes("token", scheme("bearer").description("The token of a program")))
                .addSecurityItem(new SecurityRequirement().addList("password"))
                .addSecurityItem(new SecurityRequirement().addList("token"));
        return publicUrl.isBlank() ? document : document.servers(List.of(new Server().url(publicUrl.strip())));
    }

    @Bean
    OpenApiCustomizer refusals() {
        return document -> {
            // Here and not above, because what no controller mentions is dropped before.
            document.getComponents().addSchemas(PROBLEM, problem());
            document.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::refuse));
        };
    }

    private static void refuse(Operation operation) {
        REFUSALS.forEach((status, words) -> operation
                .getResponses()
                .putIfAbsent(
                        status,
                        new ApiResponse()
                                .description(words)
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM))))));
    }

    private static SecurityScheme scheme(String name) {
        return new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(name);
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457. Programs go by code; further members depend on it, for example errors: what is"
                        + " wrong by field, by and at: who was faster and when.")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("One English sentence"))
                .addProperty("code", new StringSchema().description("Stable, lower case with dashes"))
                .additionalProperties(true)
                .required(List.of("type", "title", "status", "detail", "code"));
    }
}
