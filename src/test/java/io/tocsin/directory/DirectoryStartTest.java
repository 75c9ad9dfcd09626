package io.tocsin.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.shared.ZoneSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@ExtendWith(OutputCaptureExtension.class)
class DirectoryStartTest {

    private static final String SHIPPED =
            "--tocsin.directory.file=" + Path.of(System.getProperty("tocsin.basedir"), "config", "directory.yml");

    @Test
    void startsWithTheShippedFile() {
        try (var context = start(SHIPPED)) {
            assertThat(context.getBean(Directory.class).find("coord")).isPresent();
        }
    }

    @Test
    void aBadFileEndsTheStartWithOneLineAndNoStackTrace(CapturedOutput output) {
        assertThatThrownBy(() -> start("--tocsin.directory.file=nowhere.yml").close())
                .hasRootCauseInstanceOf(DirectoryRefused.class);
        assertThat(output.getAll())
                .contains("Start refused: nowhere.yml: there is no readable file of this name")
                .doesNotContain("\tat ");
    }

    @Test
    void anUnknownSettingEndsTheStartAndIsNamed(CapturedOutput output) {
        assertThatThrownBy(() -> start(SHIPPED, "--tocsin.directory.fiel=x").close())
                .isNotNull();
        assertThat(output.getAll()).contains("tocsin.directory.fiel").doesNotContain("\tat ");
    }

    @Test
    void aZoneThatIsAPathEndsTheStart(CapturedOutput output) {
        assertThatThrownBy(() ->
                        start(SHIPPED, "--tocsin.zone=../../etc/localtime").close())
                .isNotNull();
        assertThat(output.getAll()).contains("tocsin.zone").doesNotContain("\tat ");
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(OnlyTheDirectory.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(arguments);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({DirectorySettings.class, ZoneSettings.class})
    @Import(FileDirectory.class)
    static class OnlyTheDirectory {}
}
