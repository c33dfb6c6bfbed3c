package org.jinlin.matters;

import java.util.List;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Units of other districts that can be asked for something.
@RestController
class ElsewhereApi {

    private final Elsewheres elsewheres;

    ElsewhereApi(Elsewheres elsewheres) {
        this.elsewheres = elsewheres;
    }

    /// Up to twenty, by name; none for a name of fewer than two characters, and for a kind that no other district takes.
    ///
    /// @param kind of what they would be asked, as `confirmation`
    @GetMapping("/api/elsewhere")
    List<Elsewheres.Found> find(Actor actor, @RequestParam @Nullable String kind, @RequestParam @Nullable String name) {
        return kind == null ? List.of() : elsewheres.find(actor.district(), kind, name);
    }
}
