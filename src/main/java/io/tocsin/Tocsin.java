package io.tocsin;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Tocsin: the server without arguments, otherwise the command that the first argument names. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Tocsin {

    public static void main(String[] args) {
        SpringApplication.run(Tocsin.class, args);
    }
}
