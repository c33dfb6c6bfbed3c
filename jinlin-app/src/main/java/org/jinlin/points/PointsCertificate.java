package org.jinlin.points;

import java.time.LocalDate;
import java.util.List;
import org.jinlin.kit.Db;
import org.jinlin.kit.PdfSheets;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.jinlin.people.OwnRecords;
import org.jinlin.people.PageFrame;
import org.springframework.stereotype.Component;

/// The certificate of volunteer service by the national rule (志愿服务记录与证明出具办法, 民政部令第67号, Art. 7 and 15): who served, for whom to see, what, when and how
/// long, made from the record and free of charge. Of what waits to be confirmed or was taken back it says nothing.
@Component
class PointsCertificate {

    private static final int SERVICES_MAX = 200;
    private static final int MINUTES_IN_AN_HOUR = 60;

    private final Db db;
    private final OwnRecords records;

    PointsCertificate(Db db, OwnRecords records) {
        this.db = db;
        this.records = records;
    }

    /// A service that was given.
    record Served(String rule, String number, LocalDate day, long minutes) {}

    /// All of it, and the latest of it one by one.
    record Service(long minutes, long times, List<Served> latest) {}

    byte[] of(Actor actor, PageFrame frame, PointsWords words) {
        var texts = frame.texts();
        Service service = db.read(Scope.service(actor.district(), Scope.Kind.REPORT), sql -> new AwardStore(sql, actor.district()).service(actor.personId(), SERVICES_MAX));
        String name = records.of(actor.district(), actor.personId()).map(record -> record.name()).orElse("");
        try (var sheets = new PdfSheets(texts.get("points.certificate"), texts.language())) {
            sheets.title(frame.district() == null ? "" : frame.district(), texts.get("points.certificate"));
            sheets.line(texts.get("points.certificate.number", actor.personId()), texts.dated(texts.now()));
            sheets.part(texts.get("points.certificate.who"), name);
            sheets.part(texts.get("points.certificate.hours"), texts.get("points.certificate.sum", hours(service.minutes()), service.times()));
            service.latest().forEach(one -> sheets.line(words.day(one.day()) + " " + words.rule(one.rule()) + " " + one.number(), texts.get("points.certificate.hour", hours(one.minutes()))));
            sheets.part("", texts.get("points.certificate.rule"));
            sheets.sign(texts.get("points.certificate.sign"), texts.get("agreement.sign.day"));
            return sheets.bytes();
        }
    }

    /// Hours with half hours: `1.5`.
    static String hours(long minutes) {
        long halves = minutes * 2 / MINUTES_IN_AN_HOUR;
        return halves / 2 + (halves % 2 == 0 ? "" : ".5");
    }
}
