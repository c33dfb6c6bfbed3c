package org.jinlin.matters;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jinlin.kit.Cursor;
import org.jinlin.kit.Db;
import org.jinlin.kit.Page;
import org.jinlin.kit.Paging;
import org.jinlin.kit.PublicNumber;
import org.jinlin.kit.Scope;
import org.jinlin.org.Tree;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// What neighbours may be told of each other's requests: what kind of thing, in which neighbourhood, since when and how it
/// stands. Never a word of what was said, a name, a door or a photo; and only of categories that the playbook opens to them.
@Component
public class MatterPagesNeighbours {

    private static final String REQUEST = "request";
    private static final Duration NEAR = Duration.ofDays(60);
    private static final Duration SIMILAR = Duration.ofDays(14);
    private static final int SIMILAR_MAX = 3;

    private final Db db;
    private final Desk desk;

    MatterPagesNeighbours(Db db, Desk desk) {
        this.db = db;
        this.desk = desk;
    }

    /// A request as neighbours see it.
    public record Line(String number, String what, String where, String when, String state) {}

    /// Everything open around a place, the newest first.
    ///
    /// @param below  the neighbourhood; empty for the whole tenant
    /// @param person whose own requests are left out
    Page<Line> around(int district, Optional<Long> below, long person, Paging paging, PageTexts texts) {
        Playbook playbook = playbook(district);
        return lines(district, new NearStore.Asked(REQUEST, below, told(playbook), texts.now().minus(NEAR), person), paging, texts);
    }

    /// What was reported of late about the same in the same neighbourhood. Empty where nobody may be told.
    List<Line> similar(int district, long neighbourhood, String category, long person, PageTexts texts) {
        if (!told(playbook(district)).contains(category)) {
            return List.of();
        }
        var asked = new NearStore.Asked(REQUEST, Optional.of(neighbourhood).filter(unit -> unit != desk.tree(district).root().id()), Set.of(category), texts.now().minus(SIMILAR), person);
        return lines(district, asked, Paging.first(SIMILAR_MAX), texts).items();
    }

    /// Whether neighbours may be told of a request at all.
    boolean isTold(int district, String number) {
        var today = desk.now().atZone(desk.tenant(district).zone()).toLocalDate();
        return PublicNumber.parse(number, district, today).filter(known -> known.district() == district).flatMap(known -> db.read(Scope.service(district, Scope.Kind.REPORT), sql -> {
            var store = new MatterStore(sql, district);
            return store.address(known.text()).flatMap(address -> store.find(address.id()));
        })).filter(matter -> matter.isOpen() && matter.identity().kind().equals(REQUEST) && told(playbook(district)).contains(String.valueOf(matter.state().category()))).isPresent();
    }

    private Page<Line> lines(int district, NearStore.Asked asked, Paging paging, PageTexts texts) {
        if (asked.categories().isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        List<Matter> found = db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new NearStore(sql, district).open(asked, paging));
        return Page.of(found, paging, matter -> Cursor.of(matter.id())).map(matter -> line(matter, texts));
    }

    private Line line(Matter matter, PageTexts texts) {
        Tree tree = desk.tree(matter.district());
        Playbook playbook = desk.playbook(matter);
        var names = new MatterViews.Names(playbook, REQUEST, tree, texts.language());
        MatterView.Named category = names.category(matter.state().category());
        String state = texts.find("near.stage." + matter.stage()).orElseGet(() -> names.term(matter.stage()).name());
        return new Line(matter.identity().number(), category == null ? "" : category.name(), names.unit(Neighbourhood.of(tree, playbook, matter.state().placeId())).name(),
                texts.when(matter.identity().openedAt()), state);
    }

    private Playbook playbook(int district) {
        return desk.playbookAt(district, desk.tree(district).root().id());
    }

    private static Set<String> told(Playbook playbook) {
        return playbook.categories().values().stream().filter(Playbook.Category::neighbours).map(Playbook.Category::code).collect(Collectors.toSet());
    }
}
