package org.jinlin.playbook;

import java.util.Map;

/// Whether consents say everything that people have to be told, in every language, and what is kept has a ground.
record ConsentCheck(Playbook playbook, Findings found) {

    void check() {
        playbook.consents().values().forEach(consent -> {
            Findings here = found.in("consents", consent.code());
            Map.of("purpose", consent.purpose(), "data", consent.data(), "keep", consent.keep(), "receivers", consent.receivers()).forEach((part, texts) -> texts(texts, here.in(part)));
            consent.to().forEach(organisation -> here.in("to").known(organisation, playbook.organisations(), "kind of organisation"));
            boolean shares = consent.use() == Consent.Use.SHARE;
            here.unless(shares != consent.to().isEmpty(), shares ? "a consent to share names to whom; write `to: [...]`" : "only what is shared is handed on; leave `to` out");
            here.unless(consent.use() != Consent.Use.CARE || consent.sensitive(), "what care has to know is sensitive (PIPL Art. 28, 29); write `sensitive: true`");
        });
        playbook.kinds().values().forEach(kind -> kind.keep().ifPresent(keep -> keep(keep, found.in("kinds", kind.code(), "keep"))));
    }

    private void keep(Keep keep, Findings here) {
        texts(keep.ground(), here.in("ground"));
        here.in("after_mode").unless(keep.afterMode().isEmpty() || playbook.mode().isPresent(),
                "only in the pack of an operating mode something ends with the mode; write `after_mode` there");
    }

    private void texts(Map<String, String> texts, Findings here) {
        playbook.languages().stream().filter(language -> !texts.containsKey(language))
                .forEach(language -> here.say("the text is missing in '" + language + "'; write `" + language + ": ...`"));
    }
}
