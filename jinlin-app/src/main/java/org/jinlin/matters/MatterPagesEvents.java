package org.jinlin.matters;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import java.util.Set;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Where open desks listen, and the open pages of matters.
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
        return stream(live.open(actor, Set.copyOf(lists.units(actor)), number));
    }

    /// The page of one matter, for whoever may see it. Too many at once are asked to come again.
    @GetMapping("/r/{number}/events")
    ResponseEntity<SseEmitter> follow(Actor actor, @PathVariable String number) {
        return matters.watch(actor, number).map(watch -> live.open(actor, watch).map(MatterPagesEvents::stream)
                        .orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "60").build()))
                .orElse(refusal -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<SseEmitter> stream(SseEmitter emitter) {
        // a proxy that gathers an answer before it passes it on would keep the news to itself
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).cacheControl(CacheControl.noStore()).header("X-Accel-Buffering", "no").body(emitter);
    }
}
