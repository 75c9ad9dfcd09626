package io.tocsin.engine.camunda;

import io.tocsin.engine.ModelRefused;
import io.tocsin.engine.ProcessModels;
import io.tocsin.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.impl.transform.DmnTransformException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.xml.ModelParseException;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;

@Component
class CamundaProcessModels implements ProcessModels {

    private final RepositoryService repository;

    CamundaProcessModels(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public boolean deploy(String name, Map<String, byte[]> files) {
        var deployment =
                repository.createDeployment().name(name).source("tocsin").enableDuplicateFiltering(false);
        files.forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        long before = repository.createDeploymentQuery().deploymentName(name).count();
        try {
            DeploymentWithDefinitions deployed = deployment.deployWithResult();
            return deployed != null
                    && repository.createDeploymentQuery().deploymentName(name).count() > before;
        } catch (ProcessEngineException fault) {
            throw inOurWords(fault);
        }
    }

    /** What is wrong with the model is a refusal; everything else stays the fault that it is. */
    private static RuntimeException inOurWords(ProcessEngineException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return new ModelRefused(refusal.getMessage());
            }
            if (cause instanceof ParseException
                    || cause instanceof SAXException
                    || cause instanceof NotValidException
                    || cause instanceof DmnTransformException && cause.getCause() == null
                    || cause instanceof ModelParseException) {
                return new ModelRefused(cause.getMessage());
            }
        }
        return fault;
    }

    @Override
    public List<Model> newest() {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionKey()
                .asc()
                .list()
                .stream()
                .map(d -> new Model(d.getId(), d.getKey(), d.getName(), d.getVersion()))
                .toList();
    }

    @Override
    public Optional<String> bpmn(String definition) {
        return find(definition).map(d -> text(repository.getProcessModel(d.getId())));
    }

    @Override
    public Optional<String> form(String definition, String formId) {
        return find(definition).flatMap(d -> repository.getDeploymentResourceNames(d.getDeploymentId()).stream()
                .filter(name -> name.equals(formId + ".form") || name.endsWith("/" + formId + ".form"))
                .findFirst()
                .map(name -> text(repository.getResourceAsStream(d.getDeploymentId(), name))));
    }

    @Override
    public List<String> flowNodes(String definition) {
        return repository.getBpmnModelInstance(definition).getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .sorted()
                .toList();
    }

    private Optional<ProcessDefinition> find(String definition) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionId(definition)
                .singleResult());
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
