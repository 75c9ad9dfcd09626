package io.tocsin.notification;

import io.tocsin.directory.Clearance;
import io.tocsin.directory.Directory;
import io.tocsin.engine.HumanTaskEnded;
import io.tocsin.escalation.EscalationRaised;
import io.tocsin.escalation.Rung;
import io.tocsin.incident.CaseStatus;
import io.tocsin.incident.Incident;
import io.tocsin.incident.Incidents;
import io.tocsin.security.CaseAccess;
import io.tocsin.shared.DomainEvent;
import io.tocsin.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.context.MessageSource;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The room with a real database and the real migrations; the rooms below are as small as can be. */
class MailRoom implements AutoCloseable {

    static final Instant DUE = Instant.parse("2022-09-16T15:30:00Z");

    final HandClock clock = new HandClock();
    final People people = new People();
    final Incidents incidents = Mockito.mock(Incidents.class);
    final NotificationSettings.Sender limits = new NotificationSettings.Sender(
            true, 1, Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(900), Duration.ofSeconds(90));
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final JdbcConnectionPool pool;
    private final TransactionTemplate transaction;

    MailRoom() {
        this("TLP:AMBER+STRICT");
    }

    MailRoom(String label) {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure().dataSource(pool).load().migrate();
        NotificationSettings settings = settings(label, List.of("ROSA@gov.example", "duarte@gov.example"));
        context.registerBean(ExerciseList.class, () -> new ExerciseList(settings));
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Directory.class, () -> people);
        context.registerBean(Incidents.class, () -> incidents);
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        Letterhead letterhead = Letterhead.of(settings, "https://tocsin.gov.example/");
        context.registerBean(Letterhead.class, () -> letterhead);
        context.registerBean(LetterWriter.class, () -> new NotificationConfiguration().letterWriter(letterhead));
        context.register(
                Transactions.class,
                Ids.class,
                CaseAccess.class,
                Outbox.class,
                MailLedger.class,
                MailComposer.class,
                EscalationMails.class,
                Record.class);
        context.refresh();
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        openCase(Clearance.C2, "TLP:AMBER");
    }

    private NotificationSettings settings(String label, List<String> exerciseList) {
        return new NotificationSettings(
                "Tocsin <tocsin@gov.example>", null, "+351 210 000 000", label, false, exerciseList, limits);
    }

    @EnableTransactionManagement
    static class Transactions {}

    /** What the case's record would keep; can be made to fail. */
    static class Record {
        final List<DomainEvent> told = new ArrayList<>();
        int failures;

        @EventListener
        void tell(DomainEvent event) {
            if (event instanceof MailSent && failures > 0) {
                failures--;
                throw new IllegalStateException("the record cannot be written");
            }
            told.add(event);
        }
    }

    final void openCase(Clearance level, String tlp) {
        openCase(level, tlp, false);
    }

    final void openCase(Clearance level, String tlp, boolean exercise) {
        jdbc().sql("delete from case_grant").update();
        jdbc().sql("delete from case_level").update();
        CaseAccess access = context.getBean(CaseAccess.class);
        access.open("case-1", level);
        for (String member : List.of("rosa", "duarte", "ana", "uncleared", "badmail")) {
            access.admitPerson("case-1", member);
        }
        Mockito.when(incidents.get("case-1"))
                .thenReturn(new Incident(
                        "case-1",
                        "K7-0153",
                        "SALGUEIRO",
                        "MARKER-playbook",
                        "MARKER-instance",
                        CaseStatus.values()[0],
                        "S4",
                        level,
                        tlp,
                        "MARKER-pap",
                        "MARKER-ally",
                        "MARKER-reference",
                        "MARKER-first",
                        clock.instant(),
                        null,
                        exercise));
    }

    void raiseLevel(Clearance level) {
        context.getBean(CaseAccess.class).raise("case-1", level);
    }

    String raise(List<String> to, List<String> informed) {
        return raise(Rung.L2, "T06", "S4", DUE, to, informed);
    }

    String raise(Rung rung, String code, String severity, Instant due, List<String> to, List<String> informed) {
        String id = UUID.randomUUID().toString();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        transaction.executeWithoutResult(status -> {
            jdbc().sql("insert into escalation (id, incident_id, deadline_id, task_id, code, rung, turn, severity, due,"
                            + " scheduled, raised_at, recipients, informed, once_key)"
                            + " values (?, 'case-1', 'd', 'task-1', ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            code,
                            rung.name(),
                            severity,
                            due == null ? null : due.atOffset(ZoneOffset.UTC),
                            now,
                            now,
                            String.join(",", to),
                            String.join(",", informed),
                            id)
                    .update();
            context.publishEvent(new EscalationRaised(
                    "case-1",
                    DomainEvent.SYSTEM,
                    clock.instant(),
                    id,
                    "MARKER-deadline",
                    "task-1",
                    code,
                    rung,
                    1,
                    severity,
                    due,
                    clock.instant(),
                    to,
                    informed));
        });
        return id;
    }

    /** Calls the loop after commits, as its annotation asks in the application. */
    void listen(SenderLoop loop) {
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> told && told.getPayload() instanceof MailQueued queued) {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        loop.wake(queued);
                    }
                });
            }
        });
    }

    void endTask() {
        transaction.executeWithoutResult(
                status -> context.publishEvent(new HumanTaskEnded("task-1", "case-1", null, true)));
    }

    OutboxSender sender(int port, boolean plain) {
        return sender(port, plain, new JavaMailSenderImpl(), "single");
    }

    OutboxSender otherNode(int port) {
        return sender(port, true, new JavaMailSenderImpl(), "other");
    }

    OutboxSender sender(int port, boolean plain, JavaMailSenderImpl mail, String node) {
        return sender(port, plain, mail, node, context.getBean(MailComposer.class));
    }

    /** As after a start with another exercise list. */
    OutboxSender senderWithExerciseList(int port, List<String> exerciseList) {
        MailComposer composer = new MailComposer(
                people,
                context.getBean(CaseAccess.class),
                incidents,
                context.getBean(LetterWriter.class),
                context.getBean(Letterhead.class),
                new ExerciseList(settings("TLP:AMBER+STRICT", exerciseList)),
                clock);
        return sender(port, true, new JavaMailSenderImpl(), "single", composer);
    }

    private OutboxSender sender(int port, boolean plain, JavaMailSenderImpl mail, String node, MailComposer composer) {
        mail.setHost("127.0.0.1");
        mail.setPort(port);
        return new OutboxSender(
                outbox(),
                context.getBean(MailLedger.class),
                composer,
                new Relay(mail, limits, plain),
                limits,
                clock,
                new Claimant(node, "start-1", 1, 0));
    }

    /** The room's own configuration on top, as the application would load it. */
    AnnotationConfigApplicationContext configured(String profile, Map<String, Object> properties) {
        AnnotationConfigApplicationContext configured = new AnnotationConfigApplicationContext();
        configured.setParent(context);
        configured.getEnvironment().setActiveProfiles(profile);
        configured.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        configured.register(Configured.class, NotificationConfiguration.class, DemoMailbox.class);
        configured.refresh();
        return configured;
    }

    @EnableConfigurationProperties(NotificationSettings.class)
    @ImportAutoConfiguration({MailSenderAutoConfiguration.class, PropertyPlaceholderAutoConfiguration.class})
    static class Configured {}

    OutboxViewController pages(MessageSource messages) {
        return new OutboxViewController(
                outbox(),
                context.getBean(MailLedger.class),
                context.getBean(CaseAccess.class),
                people,
                messages,
                clock);
    }

    Outbox outbox() {
        return context.getBean(Outbox.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    Record record() {
        return context.getBean(Record.class);
    }

    <T extends DomainEvent> List<T> told(Class<T> kind) {
        return record().told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** State by person. */
    String state(String person) {
        return jdbc().sql("select state from outbox where person = ?")
                .param(person)
                .query(String.class)
                .single();
    }

    int rows() {
        return jdbc().sql("select count(*) from outbox").query(Integer.class).single();
    }

    @Override
    public void close() {
        context.close();
        pool.dispose();
    }
}
