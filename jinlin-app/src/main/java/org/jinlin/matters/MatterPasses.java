package org.jinlin.matters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jinlin.kit.Db;
import org.jinlin.kit.PublicNumber;
import org.jinlin.kit.Scope;
import org.jinlin.org.Tenant;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.springframework.stereotype.Component;

/// What somebody shows at the door to say that something was allowed, and what whoever looks finds: whether it holds, never whose it is.
@Component
public class MatterPasses {

    private final Db db;
    private final Desk desk;
    private final HomeTenant home;
    private final MatterCodes codes;

    MatterPasses(Db db, Desk desk, HomeTenant home, MatterCodes codes) {
        this.db = db;
        this.desk = desk;
        this.home = home;
        this.codes = codes;
    }

    /// @param until of a pass that holds; when it ended is nobody's business
    /// @param what  the kind and where it stands
    /// @param place without any door
    /// @param now   when it was looked at, by the clock there
    public record Checked(boolean valid, String district, String what, String place, String until, String now) {}

    /// The address at which anybody checks a matter's pass.
    String path(int district, MatterView matter) {
        return "/check/" + matter.number() + "/" + codes.of(MatterCodes.Use.PASS, district, matter.id(), 0);
    }

    /// Empty for what is no code of ours.
    Optional<Checked> check(String number, String code, PageTexts texts) {
        return PublicNumber.parse(number).flatMap(parsed -> home.numbered(parsed)
                .flatMap(tenant -> db.read(Scope.service(tenant.district(), Scope.Kind.MOVE), sql -> {
                    var store = new MatterStore(sql, tenant.district());
                    return store.address(parsed.text()).flatMap(address -> store.find(address.id()))
                            .filter(matter -> codes.fits(code, MatterCodes.Use.PASS, tenant.district(), matter.id(), 0))
                            .map(matter -> desk.situation(store, matter, Actor.engine(tenant.district())));
                }).flatMap(situation -> checked(tenant, situation, texts))));
    }

    private Optional<Checked> checked(Tenant tenant, Situation situation, PageTexts texts) {
        List<String> clocks = situation.kind().stages().values().stream().flatMap(stage -> stage.pass().stream()).toList();
        if (situation.matter().dues().values().stream().noneMatch(due -> clocks.contains(due.clock()))) {
            return Optional.empty();
        }
        Optional<Instant> until = until(situation, desk.now());
        Tree tree = desk.tree(tenant.district());
        var names = new MatterViews.Names(situation.playbook(), situation.kind().code(), tree, texts.language());
        String where = tree.chain(situation.matter().state().placeId()).reversed().stream().skip(1).map(unit -> names.unit(unit).name()).collect(Collectors.joining(" · "));
        PageTexts there = texts.in(tenant.zone());
        return Optional.of(new Checked(until.isPresent(), tenant.name(), names.term(situation.kind().code()).name(), where, until.map(there::when).orElse(""), there.when(desk.now())));
    }

    /// Until when the asker has a code to show; empty where there is none, or where it is over.
    static Optional<Instant> until(Situation situation, Instant now) {
        Matter matter = situation.matter();
        return Optional.ofNullable(situation.kind().stages().get(matter.stage())).flatMap(stage -> stage.pass())
                .flatMap(clock -> matter.dues().values().stream().filter(due -> due.clock().equals(clock) && due.isRunning() && due.missedAt() == null && due.dueAt().isAfter(now)).findFirst())
                .map(Due::dueAt);
    }
}
