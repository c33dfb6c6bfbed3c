package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jinlin.matters.MatterPagesForm.Choice;
import org.jinlin.matters.MatterPagesNeighbours.Line;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The last step of reporting: what it is about, guessed and changeable, and whether neighbours have reported the like.
@Component
public class MatterPagesReportGuess {

    static final String CATEGORY = "category";
    static final String OTHER = "other_category";
    private static final int GUESSES_MAX = 3;

    private final Desk desk;
    private final MatterPagesNeighbours neighbours;

    MatterPagesReportGuess(Desk desk, MatterPagesNeighbours neighbours) {
        this.desk = desk;
        this.neighbours = neighbours;
    }

    /// @param choices   the likeliest, the best first
    /// @param chosen    the code that is marked; empty for not sure
    /// @param guessed   whether the mark is ours and not the reporter's
    /// @param other     whether another one is chosen from the whole list
    /// @param similar   what neighbours reported of late
    /// @param told      whether neighbours will be told that there is one
    public record About(List<Choice> choices, String chosen, boolean guessed, boolean other, List<Line> similar, boolean told) {}

    About about(int district, Optional<Actor> actor, MatterPagesTyped typed, long wide, PageTexts texts) {
        Playbook playbook = desk.playbookAt(district, desk.tree(district).root().id());
        List<String> guesses = new ArrayList<>(GuessRules.guesses(typed.first("text"), playbook.categories(), GUESSES_MAX));
        boolean guessed = !typed.values().containsKey(CATEGORY);
        boolean other = typed.first(CATEGORY).equals(OTHER);
        String chosen = guessed ? guesses.stream().findFirst().orElse("") : chosen(typed).first(CATEGORY);
        if (!other && !chosen.isEmpty() && !guesses.contains(chosen) && playbook.categories().containsKey(chosen)) {
            guesses.addFirst(chosen);
        }
        List<Choice> choices = guesses.stream().map(code -> new Choice(code, name(playbook, code, texts))).toList();
        List<Line> similar = chosen.isEmpty() ? List.of() : neighbours.similar(district, wide, chosen, actor.map(Actor::personId).orElse(0L), texts);
        boolean told = Optional.<Playbook.@Nullable Category>ofNullable(playbook.categories().get(chosen)).filter(Playbook.Category::neighbours).isPresent();
        return new About(choices, chosen, guessed && !chosen.isEmpty(), other, similar, told);
    }

    /// The category that is meant: one of the likely ones, or the one of the list.
    MatterPagesTyped chosen(MatterPagesTyped typed) {
        return typed.first(CATEGORY).equals(OTHER) ? typed.with(CATEGORY, typed.all("category_other")) : typed;
    }

    private static String name(Playbook playbook, String code, PageTexts texts) {
        return playbook.categories().get(code).name().getOrDefault(texts.language(), code);
    }
}
