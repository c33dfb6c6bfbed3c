package org.jinlin.matters;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import java.util.Set;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Where open desks listen.
@Hidden
@RestController
class MatterPagesEvents {

    private final MatterLive live;
    private final MatterLists lists;
    private final Matters matters;

    MatterPagesEvents(MatterLive live, MatterLists lists, Matters matters) {
        this.live = live;
        this.lists = lists;
        this.matters = matters;
    }

    /// @param at the matter that is open, if the person may see it
    @GetMapping("/desk/events")
    ResponseEntity<SseEmitter> listen(Actor actor, @RequestParam @Nullable String at) {
        if (!actor.isStaff()) {
            return ResponseEntity.notFound().build();
        }
        String number = Optional.ofNullable(at).flatMap(given -> matters.find(actor, given, "").map(matter -> Optional.of(matter.number())).orElse(refusal -> Optional.empty())).orElse(null);
        // a proxy that gathers an answer before it passes it on would keep the news to itself
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).cacheControl(CacheControl.noStore()).header("X-Accel-Buffering", "no")
                .body(live.open(actor, Set.copyOf(lists.units(actor)), number));
    }
}
