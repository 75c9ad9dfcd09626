package io.tocsin.engine.camunda;

import io.tocsin.engine.PlaybookAction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.script.ScriptEngineManager;
import javax.sql.DataSource;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.transaction.PlatformTransactionManager;

/** Sets the engine up: small, closed to code in models, on our data source and in our transactions. */
@Configuration(proxyBeanMethods = false)
class CamundaConfiguration {

    @Bean
    ActionDelegate actionDelegate(ObjectProvider<PlaybookAction> actions, Clock clock) {
        return new ActionDelegate(actions, clock);
    }

    @Bean
    JobExecutor jobExecutor(EngineSettings settings, Clock clock) {
        return JobExecutors.impatient(settings, clock);
    }

    @Bean
    DeadlineClock deadlineClock(JobExecutor jobExecutor, DataSource dataSource, Clock clock) {
        return new DeadlineClock(jobExecutor::jobWasAdded, new NextDueRow(dataSource), clock);
    }

    @Bean
    @DependsOn("flywayInitializer")
    SpringProcessEngineConfiguration processEngineConfiguration(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            JobExecutor jobExecutor,
            DeadlineClock deadlines,
            ActionDelegate actions,
            ApplicationEventPublisher events,
            Clock clock) {
        var engine = new SpringProcessEngineConfiguration();
        engine.setProcessEngineName("tocsin");
        engine.setDataSource(dataSource);
        engine.setTransactionManager(transactions);
        engine.setDatabaseSchemaUpdate("true");
        engine.setHistory("activity");
        engine.setIdGenerator(new StrongUuidGenerator());
        engine.setJobExecutor(jobExecutor);
        engine.setJobExecutorActivate(false);
        engine.setJobExecutorAcquireByDueDate(true);
        engine.setEnsureJobDueDateNotNull(true);
        engine.setFailedJobRetryTimeCycle("R3/PT5S");
        engine.setFailedJobCommandFactory(WakeUpRetry::new);
        engine.setCustomJobHandlers(
                new ArrayList<>(Stream.concat(AnnouncedStep.all(events), Stream.of(new WakeUpHandler(events)))
                        .toList()));
        engine.setCustomSessionFactories(new ArrayList<>(List.of(new WatchedJobs.Factory(deadlines))));
        closeToCode(engine, actions, clock);
        engine.setCustomPreBPMNParseListeners(new ArrayList<>(List.of(new ModelParseListener(new TaskEvents(events)))));
        return engine;
    }

    private static void closeToCode(SpringProcessEngineConfiguration engine, ActionDelegate actions, Clock clock) {
        engine.setExpressionManager(new SandboxExpressions(actions, clock));
        engine.setDmnElProvider(new NoExpressions());
        engine.setDmnEngineConfiguration(feelOnly());
        engine.setBpmnParseFactory(WalledParse::new);
        // The class path may hold script engines; the platform's own loader knows of none.
        engine.setScriptEngineResolver(
                new DefaultScriptEngineResolver(new ScriptEngineManager(ClassLoader.getPlatformClassLoader())));
        engine.setEnableScriptEngineLoadExternalResources(false);
        engine.setEnableFetchScriptEngineFromProcessApplication(false);
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setEnableXxeProcessing(false);
        engine.setAuthorizationEnabled(false);
        engine.setCmmnEnabled(false);
        engine.setMetricsEnabled(false);
        engine.setTaskMetricsEnabled(false);
        engine.setHistoryTimeToLive("P1826D");
        engine.setHistoryCleanupBatchWindowStartTime("02:00");
        engine.setHistoryCleanupBatchWindowEndTime("04:00");
        engine.setCustomPreCommandInterceptorsTxRequired(new ArrayList<>(List.of(new QueryGuard())));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(new ArrayList<>(List.of(new QueryGuard())));
    }

    private static DefaultDmnEngineConfiguration feelOnly() {
        var dmn = new DefaultDmnEngineConfiguration();
        dmn.setDefaultInputExpressionExpressionLanguage(DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE);
        dmn.setDefaultInputEntryExpressionLanguage(DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE);
        dmn.setDefaultOutputEntryExpressionLanguage(DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE);
        dmn.setDefaultLiteralExpressionLanguage(DefaultDmnEngineConfiguration.FEEL_EXPRESSION_LANGUAGE);
        dmn.getTransformer().getTransformListeners().add(new FeelOnly());
        return dmn;
    }

    @Bean
    ProcessEngineFactoryBean processEngine(SpringProcessEngineConfiguration configuration) {
        var factory = new ProcessEngineFactoryBean();
        factory.setProcessEngineConfiguration(configuration);
        return factory;
    }

    @Bean
    RuntimeService runtimeService(ProcessEngine engine) {
        return engine.getRuntimeService();
    }

    @Bean
    TaskService taskService(ProcessEngine engine) {
        return engine.getTaskService();
    }

    @Bean
    RepositoryService repositoryService(ProcessEngine engine) {
        return engine.getRepositoryService();
    }

    @Bean
    HistoryService historyService(ProcessEngine engine) {
        return engine.getHistoryService();
    }

    @Bean
    ManagementService managementService(ProcessEngine engine) {
        return engine.getManagementService();
    }

    @Bean
    DecisionService decisionService(ProcessEngine engine) {
        return engine.getDecisionService();
    }
}
