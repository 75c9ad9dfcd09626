package io.tocsin.engine.camunda;

import io.tocsin.engine.HumanTasks;
import io.tocsin.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

@Component
class CamundaHumanTasks implements HumanTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;

    CamundaHumanTasks(TaskService tasks, RuntimeService runtime, RepositoryService repository) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
    }

    @Override
    public Optional<Open> find(String task) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(task).singleResult())
                .map(this::read);
    }

    @Override
    public List<Open> open(String incident, String code) {
        return tasks.createTaskQuery().processInstanceBusinessKey(incident).list().stream()
                .map(this::read)
                .filter(task -> task.code().equals(code))
                .toList();
    }

    @Override
    public List<Open> openIn(String processInstance) {
        String[] family = runtime.createProcessInstanceQuery().rootProcessInstanceId(processInstance).list().stream()
                .map(ProcessInstance::getId)
                .toArray(String[]::new);
        return family.length == 0
                ? List.of()
                : tasks.createTaskQuery().processInstanceIdIn(family).list().stream()
                        .map(this::read)
                        .toList();
    }

    @Override
    public List<String> openIds() {
        return tasks.createTaskQuery().list().stream().map(Task::getId).toList();
    }

    private Open read(Task task) {
        List<String> groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId())
                .filter(group -> group != null)
                .sorted()
                .toList();
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return new Open(task.getId(), instance.getBusinessKey(), code(task), groups, task.getAssignee());
    }

    private String code(Task task) {
        var definition =
                ((RepositoryServiceImpl) repository).getDeployedProcessDefinition(task.getProcessDefinitionId());
        var activity = (ActivityImpl) definition.findActivity(task.getTaskDefinitionKey());
        return ModelProperties.of(activity).getOrDefault("code", task.getTaskDefinitionKey());
    }

    @Override
    public void assign(String task, String username) {
        inOurWords(() -> tasks.setAssignee(task, username));
    }

    @Override
    public void complete(String task, Map<String, Object> variables) {
        inOurWords(() -> tasks.complete(task, variables));
    }

    private static void inOurWords(Runnable call) {
        try {
            call.run();
        } catch (NullValueException gone) {
            throw new Refusal(Refusal.Kind.CONFLICT, "task-already-completed", "This task is no longer open.");
        } catch (OptimisticLockingException overtaken) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "overtaken",
                    "Something else in this case moved at the same moment. Try again.");
        }
    }
}
