package org.jinlin.matters;

import org.jinlin.kit.PdfSheets;
import org.jinlin.matters.MatterPapers.Paper;
import org.jinlin.people.PageTexts;

/// The same paper as a file: what stands on the page to print, in its order.
final class MatterPagesAgreementPdf {

    private MatterPagesAgreementPdf() {}

    static byte[] of(Paper paper, PageTexts texts) {
        String title = texts.get("agreement.title", paper.title());
        try (var sheets = new PdfSheets(title, texts.language())) {
            sheets.title(paper.district(), title);
            sheets.line(texts.get("matter.number") + " " + paper.number(), paper.day());
            sheets.part(texts.get("agreement.asker"), paper.asker());
            sheets.part(texts.get("agreement.leader"), paper.leader());
            paper.parts().forEach(part -> sheets.part(part.name(), part.text()));
            sheets.part("", texts.get("agreement.copies"));
            sheets.sign(texts.get("agreement.sign.asker"), texts.get("agreement.sign.day"));
            sheets.sign(texts.get("agreement.sign.other"), texts.get("agreement.sign.day"));
            sheets.sign(texts.get("agreement.sign.leader"), texts.get("agreement.sign.day"));
            return sheets.bytes();
        }
    }
}
