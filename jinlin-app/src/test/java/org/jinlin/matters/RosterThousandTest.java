package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.insight.Facts;
import org.jinlin.kit.Ids;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Spreadsheet;
import org.jinlin.people.Actor;
import org.jinlin.people.Enrolment;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewPerson;
import org.jinlin.people.People;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// ZA-11: a unit sends a list of a thousand members, of whom nearly all say yes; the figures name the unit, and who is missing is known by name to the unit alone.
@Tag("soak")
class RosterThousandTest {

    private static final TestServer SERVER = TestServer.get();
    private static final int MEMBERS = 1000;
    private static final int MISSING = 10;

    @Test
    void aThousandCheckInByTheirUnitAndTheUnitKnowsWhoIsMissing() throws Exception {
        SERVER.rewind();
        TestWorld world = SERVER.world("zhaoan");
        int district = world.district();
        long housing = Long.parseLong(world.unit("住建局"));
        List<Long> members = members(district, housing);
        Actor sender = SERVER.bean(People.class).actor(district, world.as("housing").get("/api/me").json().get("person").asLong());
        List<List<Object>> rows = IntStream.range(0, MEMBERS).mapToObj(i -> List.<Object>of(name(i), phone(i), "花园社区" + (1 + i % 2) + "号楼")).toList();
        byte[] file = new Spreadsheet(List.of(new Spreadsheet.Sheet("x", List.of("姓名", "手机号", "居住地址"), rows))).bytes();
        var rosters = SERVER.bean(Rosters.class);
        var seen = rosters.look(sender, null, file, Map.of("姓名", RosterColumn.NAME, "手机号", RosterColumn.PHONE, "居住地址", RosterColumn.ADDRESS)).orThrow();
        assertThat(seen.bad()).isEmpty();
        assertThat(rosters.enter(sender, seen.id()).orThrow().asked()).isEqualTo(MEMBERS);

        var answers = SERVER.bean(RosterAnswers.class);
        try (var phones = Executors.newFixedThreadPool(4)) {
            List<Callable<Outcome<RosterAnswers.Answered>>> yes = members.subList(0, MEMBERS - MISSING).stream().<Callable<Outcome<RosterAnswers.Answered>>>map(person -> () -> {
                var self = new Actor(district, Actor.Kind.PERSON, person, List.of(), false);
                return answers.yes(self, answers.waiting(self).getFirst().row().id(), false);
            }).toList();
            for (var answered : phones.invokeAll(yes)) {
                assertThat(answered.get().isDone()).isTrue();
            }
        }
        SERVER.settle(district);
        SERVER.bean(Facts.class).run(district);

        var figures = world.as("head").get("/api/figures").json().get("figures");
        assertThat(figure(figures, "checked_in")).isEqualTo(MEMBERS - MISSING);
        assertThat(figure(world.as("head").get("/api/figures?unit=" + world.unit("第1网格")).json().get("figures"), "checked_in")).as("by the address").isEqualTo((MEMBERS - MISSING) / 2);
        assertThat(figure(world.as("head").get("/api/figures?unit=" + housing).json().get("figures"), "confirmed_members")).isEqualTo(MEMBERS - MISSING);
        var waiting = rosters.entered(sender, null).orThrow().items().getFirst();
        assertThat(waiting.states()).containsEntry(RosterStore.WAITING, MISSING).containsEntry(RosterStore.YES, MEMBERS - MISSING);
        var line = world.as("head").get("/api/obligations?unit=" + housing).json().valueStream().filter(each -> each.get("code").asString().equals("report_home")).findFirst().orElseThrow();
        assertThat(line.get("all").asInt()).isEqualTo(MEMBERS);
        assertThat(line.get("met").asInt()).isEqualTo(MEMBERS - MISSING);
        assertThat(world.as("housing").get("/api/obligations/report_home?limit=200&unit=" + housing).json().get("items")).as("by name").hasSize(MISSING);
        assertThat(SERVER.bean(Invariants.class).check(district)).isEmpty();
    }

    private static long figure(tools.jackson.databind.JsonNode figures, String code) {
        return figures.valueStream().filter(line -> line.get("code").asString().equals(code)).findFirst().orElseThrow().get("numerator").asLong();
    }

    private static String name(int i) {
        return "党员" + "甲乙丙丁戊己庚辛壬癸".charAt(i / 100 % 10) + "甲乙丙丁戊己庚辛壬癸".charAt(i / 10 % 10) + "甲乙丙丁戊己庚辛壬癸".charAt(i % 10);
    }

    private static String phone(int i) {
        return "135%08d".formatted(i);
    }

    private static List<Long> members(int district, long unit) {
        var ids = SERVER.bean(Ids.class);
        var persons = new ArrayList<NewPerson>();
        var posts = new ArrayList<NewAppointment>();
        for (int i = 0; i < MEMBERS; i++) {
            long id = ids.next();
            persons.add(new NewPerson(id, name(i), phone(i), null, null, null, true));
            posts.add(new NewAppointment(id, "unit_member", unit, LocalDate.of(2026, 1, 1)));
        }
        SERVER.bean(Enrolment.class).enrol(district, List.of(), persons, posts, List.of(), List.of()).orThrow();
        return persons.stream().map(NewPerson::id).toList();
    }
}
