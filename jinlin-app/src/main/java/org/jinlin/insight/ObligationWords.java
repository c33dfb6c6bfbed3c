package org.jinlin.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Obligation;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;

/// What is owed as a sentence, and one for who is below the number.
record ObligationWords(Playbook playbook, PageTexts texts) {

    String name(String obligation) {
        String key = "obligation." + obligation;
        return playbook.term("", playbook.terms().containsKey(key) ? key : obligation, texts.language());
    }

    /// Who owes what, and how often.
    String formula(Obligation obligation) {
        var words = new FigureWords(playbook, texts);
        Obligation.Deed deed = obligation.counts();
        if (deed.link().isPresent()) {
            return texts.get("obligations.formula.links", words.term("", obligation.of()), obligation.times(), words.term("", deed.link().get()));
        }
        var counted = new ArrayList<String>();
        (deed.ends().isEmpty() ? deed.moves() : deed.ends()).forEach(code -> counted.add(words.term(deed.kind(), code)));
        var only = new ArrayList<String>();
        only.add(texts.get("figures.only", texts.get(deed.ends().isEmpty() ? "obligations.move" : "figures.end"), String.join(texts.get("figures.or"), counted)));
        only.addAll(words.where(deed.kind(), deed.where()));
        if (obligation.isSum()) {
            only.add(texts.get("obligations.adds", sum(words, deed)));
        }
        return texts.get(obligation.isSum() ? obligation.begins() > 0 ? "obligations.formula.from" : "obligations.formula.sum" : "obligations.formula", words.term("", obligation.of()), every(obligation), obligation.times(),
                texts.get("figures.which", words.term(deed.kind(), deed.kind()), String.join(texts.get("figures.and"), only)), obligation.begins());
    }

    /// `given − taken`
    private static String sum(FigureWords words, Obligation.Deed deed) {
        String all = deed.sum().entrySet().stream().map(part -> (part.getValue() < 0 ? "− " : "+ ") + words.term(deed.kind(), part.getKey())).collect(Collectors.joining(" "));
        return all.startsWith("+ ") ? all.substring(2) : all;
    }

    String every(Obligation obligation) {
        return texts.get("obligations.every." + obligation.every().name().toLowerCase(Locale.ROOT));
    }

    /// One sentence for who did less than is owed; nothing for who did enough.
    @Nullable String flag(Obligation obligation, int done, LocalDate day) {
        int missing = obligation.times() - done;
        LocalDate last = obligation.every().end(day);
        if (missing > 0 && obligation.counts().link().isPresent()) {
            return texts.get("obligations.flag.links", name(obligation.code()), obligation.times(), done, missing);
        }
        return missing <= 0 ? null : texts.get(obligation.isSum() ? "obligations.flag.sum" : "obligations.flag", name(obligation.code()), obligation.times(), done, missing, DashDates.day(texts, last));
    }
}
