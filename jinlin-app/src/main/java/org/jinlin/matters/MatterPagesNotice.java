package org.jinlin.matters;

import java.util.List;
import org.jinlin.kit.QrCode;

/// What stands on a notice under a red head (红头): a supervision as a document, with room for the seal.
///
/// @param organisation the unit that pressed
/// @param number       unique: the matter's, and which of its moves
/// @param addressee    the unit that had the matter in hand then
/// @param paragraphs   of the notice itself, each on its own
/// @param code         of the address below
/// @param address      where the matter stands; who opens it signs in first
public record MatterPagesNotice(String matter, String organisation, String number, String title, String addressee, List<String> paragraphs, String day, QrCode code, String address) {}
