package org.jinlin.kit;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Hides numbers of persons inside what somebody wrote freely: mobile phones, id numbers of 18 and 15 digits (GB 11643), bank cards
/// (ISO/IEC 7812), and on request landlines with their area code. Digits may be full-width, circled or Chinese, with blanks, dots, dashes
/// or brackets between. A name cannot be told from other words and stays.
public final class MaskedText {

    /// What stands between the digits of one number at most.
    private static final int GAP_MAX = 3;
    private static final int DIGITS_MIN = 10;
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}()\\uFF08\\uFF09._/\\u00B7\\u2212\\uFF0E-]");
    /// The numerals of counting, of cheques, and the word for one on the phone.
    private static final String NUMERALS = "\u3007\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u96F6\u58F9\u8D30\u53C1\u8086\u4F0D\u9646\u67D2\u634C\u7396";
    private static final char ONE_ON_THE_PHONE = '\u5E7A';

    private static final Pattern ID_18 = Pattern.compile("[1-8]\\d{5}(19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}[\\dX]");
    private static final Pattern ID_15 = Pattern.compile("[1-8]\\d{5}\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}");
    private static final Pattern CARD = Pattern.compile("[3-6]\\d{15,18}");
    private static final Pattern MOBILE = Pattern.compile("(00)?(86)?1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("(00)?(86)?0(10|2\\d|[3-9]\\d{2})[2-8]\\d{6,7}");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private MaskedText() {}

    /// A digit as it stands in the text.
    ///
    /// @param gap whether something stands between it and the digit before
    private record Digit(int start, int end, char value, boolean gap) {}

    /// The text with every such number replaced by a mask.
    public static String all(String text) {
        return masked(text, true);
    }

    /// The same, but landlines stay: they are those of offices.
    public static String butLandlines(String text) {
        return masked(text, false);
    }

    private static String masked(String text, boolean landlines) {
        var out = new StringBuilder();
        int copied = 0;
        var run = new ArrayList<Digit>();
        for (int at = 0; at <= text.length(); ) {
            Digit digit = at < text.length() ? digit(text, at, run) : null;
            if (digit != null) {
                run.add(digit);
                at = digit.end();
                continue;
            }
            boolean isOver = at == text.length() || run.isEmpty() || at - run.getLast().end() >= GAP_MAX || !GAP.matcher(text.substring(at, at + 1)).matches();
            if (isOver) {
                for (int[] found : numbers(run, landlines)) {
                    out.append(text, copied, run.get(found[0]).start()).append(Masks.hidden());
                    copied = run.get(found[1] - 1).end();
                }
                run.clear();
            }
            at++;
        }
        return out.append(text, copied, text.length()).toString();
    }

    private static @Nullable Digit digit(String text, int at, List<Digit> run) {
        int point = text.codePointAt(at);
        int value = value(point);
        boolean isCheck = (point == 'X' || point == 'x' || point == '\uFF38' || point == '\uFF58') && run.size() >= 17;
        if (value < 0 && !isCheck) {
            return null;
        }
        return new Digit(at, at + Character.charCount(point), isCheck ? 'X' : (char) ('0' + value), !run.isEmpty() && run.getLast().end() < at);
    }

    private static int value(int point) {
        int digit = Character.digit(point, 10);
        if (digit >= 0) {
            return digit;
        }
        if (point == ONE_ON_THE_PHONE) {
            return 1;
        }
        int numeral = NUMERALS.indexOf(point);
        if (numeral >= 0) {
            return numeral % 10;
        }
        String plain = Character.getType(point) == Character.OTHER_NUMBER ? Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC) : "";
        return plain.length() == 1 ? Character.digit(plain.charAt(0), 10) : -1;
    }

    /// From which digit until before which one there is a number.
    private static List<int[]> numbers(List<Digit> run, boolean landlines) {
        if (run.size() < DIGITS_MIN) {
            return List.of();
        }
        var digits = new StringBuilder();
        run.forEach(digit -> digits.append(digit.value()));
        var found = new ArrayList<int[]>();
        for (int at = 0; at < run.size(); ) {
            boolean begins = at == 0 || run.get(at).gap() || !found.isEmpty() && found.getLast()[1] == at;
            int end = begins ? end(digits, run, at, landlines) : -1;
            if (end > 0) {
                found.add(new int[] {at, end});
            }
            at = end > 0 ? end : at + 1;
        }
        return found;
    }

    /// Where the number that begins here ends; -1 when none does.
    private static int end(CharSequence digits, List<Digit> run, int from, boolean landlines) {
        for (int end = Math.min(digits.length(), from + 19); end >= from + DIGITS_MIN; end--) {
            String part = digits.subSequence(from, end).toString();
            boolean ends = end == digits.length() || run.get(end).gap() || MOBILE.matcher(digits).region(end, digits.length()).lookingAt();
            if (ends && isNumber(part, landlines)) {
                return end;
            }
        }
        return -1;
    }

    private static boolean isNumber(String part, boolean landlines) {
        return ID_18.matcher(part).matches() && isChecked(part) || ID_15.matcher(part).matches() || CARD.matcher(part).matches() && isLuhn(part)
                || MOBILE.matcher(part).matches() || landlines && LANDLINE.matcher(part).matches();
    }

    private static boolean isChecked(String id) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (id.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11) == id.charAt(17);
    }

    private static boolean isLuhn(String card) {
        int sum = 0;
        for (int i = 0; i < card.length(); i++) {
            int digit = card.charAt(card.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : digit * 2;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
