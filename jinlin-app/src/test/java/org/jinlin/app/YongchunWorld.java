package org.jinlin.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jinlin.org.Binding;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.Enrolment.NewAppointment;
import org.jinlin.people.Enrolment.NewPerson;
import org.jinlin.people.People;
import org.jinlin.playbook.Playbooks;

/// The demo county of Yongchun with its 4,833 working members, in the server of the tests. Its people get phones of a range that a list takes.
public final class YongchunWorld {

    private static final String PACK = "yongchun";
    private static final TestServer SERVER = TestServer.get();

    private final WorldPlan plan;
    private final TestWorld world;
    private final Map<Long, NewPerson> persons;

    private YongchunWorld(WorldPlan plan, TestWorld world) {
        this.plan = plan;
        this.world = world;
        this.persons = plan.persons().stream().collect(Collectors.toMap(NewPerson::id, person -> person));
    }

    /// A working member, and where he lives.
    ///
    /// @param address as a list has it
    public record Member(long id, String name, String phone, long grid, String address) {}

    public static YongchunWorld load() {
        int district = World.file(PACK).tenant().district();
        String text = World.resource("playbooks/" + PACK + "/world.yml").replace("phones_from: 10052500001", "phones_from: 13500000001").replaceAll("(?m)^  yongchun-([a-z-]+):", "  $1-" + district + ":");
        var file = WorldFile.read("a month in Yongchun", text);
        var version = SERVER.publish(Playbooks.load(PACK));
        var accounts = SERVER.bean(World.class).load(PACK, file, new Binding(version.code(), version.version()));
        return new YongchunWorld(WorldPlan.of(PACK, file, World::resource), new TestWorld(SERVER, district, accounts));
    }

    public TestWorld world() {
        return world;
    }

    public int district() {
        return world.district();
    }

    /// Everybody with the post of a working member; who has it at the community lives in one of its grids.
    public List<Member> members() {
        var next = new HashMap<Long, Integer>();
        var members = new ArrayList<Member>();
        for (NewAppointment post : holders("member")) {
            List<Unit> grids = below(post.unitId(), "grid");
            long grid = grids.isEmpty() ? post.unitId() : turn(grids, next, post.unitId()).id();
            members.add(new Member(post.personId(), persons.get(post.personId()).name(), persons.get(post.personId()).phone(), grid, turn(below(grid, "building"), next, grid).name() + "502室"));
        }
        return List.copyOf(members);
    }

    private static Unit turn(List<Unit> units, Map<Long, Integer> next, long of) {
        return units.get((next.merge(of, 1, Integer::sum) - 1) % units.size());
    }

    /// The posts of a role.
    public List<NewAppointment> holders(String role) {
        return plan.appointments().stream().filter(post -> post.role().equals(role)).toList();
    }

    /// Who holds a role at a unit, acting.
    public Actor holder(String role, long unit) {
        return actor(holders(role).stream().filter(post -> post.unitId() == unit).findFirst().orElseThrow().personId());
    }

    public Actor actor(long person) {
        return SERVER.bean(People.class).actor(district(), person);
    }

    public List<Unit> at(String level) {
        return plan.units().stream().map(NewUnit::unit).filter(unit -> unit.level().equals(level)).toList();
    }

    public List<Unit> below(long unit, String level) {
        return plan.units().stream().filter(added -> added.parentId() == unit && added.unit().level().equals(level)).map(NewUnit::unit).toList();
    }

    /// A resident of a building.
    public long resident(long building) {
        return plan.persons().stream().filter(person -> person.householdId() != null && person.unitId() != null && person.unitId() == building).findFirst().orElseThrow().id();
    }
}
