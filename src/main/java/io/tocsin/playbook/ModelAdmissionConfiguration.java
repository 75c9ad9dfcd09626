package io.tocsin.playbook;

import io.tocsin.engine.PlaybookAction;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ModelAdmissionConfiguration {

    // Asked for at each check: the actions' own rooms may need models themselves.
    @Bean
    ModelAdmission modelAdmission(ObjectProvider<PlaybookAction> catalogue) {
        return new ModelAdmission(
                () -> catalogue.stream().map(PlaybookAction::name).collect(Collectors.toUnmodifiableSet()));
    }
}
