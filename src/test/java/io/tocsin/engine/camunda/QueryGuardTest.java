package io.tocsin.engine.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.engine.EngineRoom;
import io.tocsin.engine.Model;
import io.tocsin.engine.ProcessRuntime;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class QueryGuardTest {

    private static final String REACH = "${''.getClass().forName('" + Canary.NAME + "').newInstance()}";

    private static EngineRoom room;

    @BeforeAll
    static void enter() {
        room = new EngineRoom();
        room.deploy(Model.step("searched", "<bpmn:userTask id=\"step\"/>"));
        room.face(ProcessRuntime.class).start("searched", "case", Map.of());
    }

    @AfterAll
    static void leave() {
        room.close();
    }

    @BeforeEach
    void hush() {
        Canary.hush();
    }

    private static TaskQuery search() {
        return room.face(TaskService.class).createTaskQuery();
    }

    static Stream<TaskQuery> hostileSearches() {
        return Stream.of(
                search().taskAssigneeExpression(REACH),
                search().dueAfterExpression(REACH),
                search().or().taskAssigneeExpression(REACH).endOr(),
                search().or().dueAfterExpression(REACH).taskName("x").endOr(),
                search().taskName("x")
                        .or()
                        .taskName("y")
                        .endOr()
                        .or()
                        .taskCandidateGroupInExpression(REACH)
                        .endOr(),
                search().or().processInstanceBusinessKeyExpression("plain text").endOr());
    }

    @ParameterizedTest
    @MethodSource("hostileSearches")
    void expressionsAreNotAcceptedInSearches(TaskQuery query) {
        assertThatThrownBy(query::list).hasMessageContaining("expressions are not accepted in searches");
        assertThatThrownBy(query::count).hasMessageContaining("expressions are not accepted in searches");
        assertThatThrownBy(() -> query.listPage(0, 1)).hasMessageContaining("expressions are not accepted in searches");
        assertThatThrownBy(query::singleResult).hasMessageContaining("expressions are not accepted in searches");
        assertThat(Canary.songs()).isZero();
    }

    @Test
    void aPlainSearchStillAnswers() {
        assertThat(search().processInstanceBusinessKey("case").count()).isEqualTo(1);
        assertThat(search().or()
                        .processInstanceBusinessKey("case")
                        .taskName("other")
                        .endOr()
                        .list())
                .hasSize(1);
    }

    /** One that was stored behind the guard's back is dead all the same. */
    @Test
    void storedSearchesAreNotAccepted() {
        var filters = room.face(ProcessEngine.class).getFilterService();
        assertThatThrownBy(() -> filters.saveFilter(
                        filters.newTaskFilter("plain").setQuery(search().taskAssigneeExpression(REACH))))
                .hasMessageContaining("stored searches are not accepted");
        room.face(JdbcClient.class)
                .sql(
                        "insert into ACT_RU_FILTER (ID_, REV_, RESOURCE_TYPE_, NAME_, QUERY_) values (?, 1, 'Task', 'f', ?)")
                .params(
                        "f",
                        "{\"orQueries\":[{\"taskAssignee\":\"x\",\"expressions\":{\"taskOwner\":\"" + REACH + "\"}}]}")
                .update();

        assertThatThrownBy(() -> filters.list("f")).hasMessageContaining("stored searches are not accepted");
        assertThatThrownBy(() -> filters.count("f")).hasMessageContaining("stored searches are not accepted");
        assertThatThrownBy(() -> filters.list("f", search())).hasMessageContaining("stored searches are not accepted");
        assertThat(Canary.songs()).isZero();
    }
}
