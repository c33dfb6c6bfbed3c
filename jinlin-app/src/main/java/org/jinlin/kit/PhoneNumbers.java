package org.jinlin.kit;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/// Chinese phone numbers as people type and paste them.
public final class PhoneNumbers {

    /// Blanks, brackets, hyphens, dots, and the invisible marks that copying out of a contact list leaves behind.
    private static final Pattern FILLING = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}()./\\u2212]+");
    private static final Pattern ABROAD = Pattern.compile("(\\+|00)86|86(?=1[3-9]\\d{9}\\z)");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("0(10|2\\d|[3-9]\\d{2})[2-8]\\d{6,7}");
    private static final Pattern LOCAL = Pattern.compile("[2-8]\\d{6,7}");
    private static final Pattern SERVICE = Pattern.compile("[48]00\\d{7}");
    private static final int LONGEST_INPUT = 60;

    private PhoneNumbers() {}

    /// The digits only: a mobile number, a landline with its area code or without, or a 400/800 number. Takes blanks,
    /// hyphens, full-width digits, +86 and 0086. Empty when it is none of these.
    public static Optional<String> normalise(String typed) {
        if (typed.length() > LONGEST_INPUT) {
            return Optional.empty();
        }
        String bare = FILLING.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC)).replaceAll("");
        var abroad = ABROAD.matcher(bare);
        if (!abroad.lookingAt()) {
            return Optional.of(bare).filter(PhoneNumbers::isNumber);
        }
        String rest = bare.substring(abroad.end());
        String home = MOBILE.matcher(rest).matches() || rest.startsWith("0") ? rest : "0" + rest;
        return Optional.of(home).filter(number -> MOBILE.matcher(number).matches() || LANDLINE.matcher(number).matches());
    }

    private static boolean isNumber(String digits) {
        return MOBILE.matcher(digits).matches() || LANDLINE.matcher(digits).matches()
                || LOCAL.matcher(digits).matches() || SERVICE.matcher(digits).matches();
    }
}
