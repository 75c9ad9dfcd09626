package io.tocsin.engine;

import io.tocsin.shared.ZoneSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine room with a database in memory and nothing above it; what it says is written down. */
public final class EngineRoom implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    public EngineRoom() {
        this("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    public EngineRoom(String database, String... settings) {
        context = new SpringApplicationBuilder(Rooms.class, Notes.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .run(Stream.concat(
                                Stream.of(
                                        "spring.datasource.url=" + database,
                                        "logging.level.root=ERROR",
                                        // The engine logs every refusal before it throws it.
                                        "logging.level.org.camunda.bpm.engine=OFF"),
                                Stream.of(settings))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    /** Of the engine room's faces, and of what stands behind them. */
    public <T> T face(Class<T> type) {
        return context.getBean(type);
    }

    public Notes notes() {
        return face(Notes.class);
    }

    public Instant now() {
        return face(Clock.class).instant();
    }

    /** One transaction of a caller; a failure rolls it back. */
    public <T> T together(Function<EngineRoom, T> work) {
        return new TransactionTemplate(face(PlatformTransactionManager.class)).execute(status -> work.apply(this));
    }

    public void deploy(Model... models) {
        for (Model model : models) {
            face(ProcessModels.class)
                    .deploy(model.key(), Map.of(model.file(), model.text().getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** Not annotated as a configuration, so that no other test's scan picks it up. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    @ComponentScan(basePackageClasses = {EngineRoom.class, ZoneSettings.class})
    @ConfigurationPropertiesScan(basePackageClasses = {EngineRoom.class, ZoneSettings.class})
    static class Rooms {}

    /** Everything that the room told, and an action that can be made to fail. */
    public static final class Notes implements PlaybookAction {

        public final List<HumanTask> created = new CopyOnWriteArrayList<>();
        public final List<HumanTaskEnded> ended = new CopyOnWriteArrayList<>();
        public final List<TimerFired> fired = new CopyOnWriteArrayList<>();
        public final List<Instant> firedAt = new CopyOnWriteArrayList<>();
        public final List<Call> calls = new CopyOnWriteArrayList<>();
        public volatile Consumer<TimerFired> whenFired = timer -> {};
        public volatile Function<Call, Map<String, Object>> act = call -> Map.of();

        private final Clock clock;

        Notes(Clock clock) {
            this.clock = clock;
        }

        @EventListener
        void on(HumanTaskCreated event) {
            created.add(event.task());
        }

        @EventListener
        void on(HumanTaskEnded event) {
            ended.add(event);
        }

        @EventListener
        void on(TimerFired event) {
            firedAt.add(clock.instant());
            whenFired.accept(event);
            fired.add(event);
        }

        @Override
        public String name() {
            return "test.act";
        }

        @Override
        public Map<String, Object> run(Call call) {
            calls.add(call);
            return act.apply(call);
        }
    }
}
