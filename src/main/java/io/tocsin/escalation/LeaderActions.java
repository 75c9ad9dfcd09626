package io.tocsin.escalation;

import io.tocsin.directory.Directory;
import io.tocsin.engine.HumanTasks;
import io.tocsin.engine.PlaybookAction;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Steps that a playbook draws itself because they belong to its story: asking the delegate, going to the top. */
@Configuration(proxyBeanMethods = false)
class LeaderActions {

    private record LeaderAction(
            String name, Rung rung, HumanTasks tasks, Directory directory, Telling telling, Clock clock)
            implements PlaybookAction {

        @Override
        public Map<String, Object> run(Call call) {
            List<String> people =
                    Telling.names(directory.resolve(call.parameters().getOrDefault("to", "-")));
            tasks.open(call.incident(), call.parameters().get("task")).forEach(task -> tell(call, task, people));
            return Map.of();
        }

        private void tell(Call call, HumanTasks.Open task, List<String> people) {
            if (telling.taken(task.id(), clock.instant())) {
                return;
            }
            telling.tell(new Telling.Word(
                    call.incident(),
                    null,
                    task.id(),
                    task.code(),
                    rung,
                    1,
                    null,
                    clock.instant(),
                    people,
                    task.id() + ":" + call.element()));
        }
    }

    @Bean
    PlaybookAction callDelegate(HumanTasks tasks, Directory directory, Telling telling, Clock clock) {
        return new LeaderAction("leader.call-delegate", Rung.DELEGATE, tasks, directory, telling, clock);
    }

    @Bean
    PlaybookAction raiseLevel(HumanTasks tasks, Directory directory, Telling telling, Clock clock) {
        return new LeaderAction("leader.raise-level", Rung.L2, tasks, directory, telling, clock);
    }
}
