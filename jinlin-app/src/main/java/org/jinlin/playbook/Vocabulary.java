package org.jinlin.playbook;

import static org.jinlin.playbook.Form.Key.may;
import static org.jinlin.playbook.Form.Key.must;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jinlin.playbook.Form.Block;
import org.jinlin.playbook.Form.Either;
import org.jinlin.playbook.Form.Fact;
import org.jinlin.playbook.Form.Flag;
import org.jinlin.playbook.Form.Fraction;
import org.jinlin.playbook.Form.Items;
import org.jinlin.playbook.Form.Key;
import org.jinlin.playbook.Form.Table;
import org.jinlin.playbook.Form.Text;
import org.jinlin.playbook.Form.Whole;
import org.jinlin.playbook.Form.Word;

/// Every word of the grammar, closed: what a pack may say, and what it means. A word that is not here does not exist.
final class Vocabulary {

    /// Who may make a move, beside roles.
    static final Set<String> ACTORS = Set.of("asker", "follower", "owner", "above", "opener", "parent_owner", "same_person",
            "resident", "guest", "api", "engine");
    /// Who may open a matter or enter it in a channel, beside roles.
    static final Set<String> OPENERS = Set.of("resident", "guest", "api");
    static final Set<String> SUBJECTS = Set.of("household", "person", "unit");
    /// Names with a meaning of their own in `from`; no stage is called so.
    static final Set<String> STAGE_WORDS = Set.of("new", "open", "any");
    static final String NEXT_LEVEL = "next";

    static final Text CODE = new Text("[a-z][a-z0-9_]{0,39}", "a code of small letters, digits and _");
    static final Text SPAN = new Text("P[1-9][0-9]{0,3}D|PT(?=[0-9HM]*[1-9])([0-9]{1,4}H)?([0-9]{1,4}M)?([0-9]{1,4}S)?",
            "a span: days as P7D, or hours and minutes as PT4H or PT30M");
    static final Text TRIGGER = new Text("[a-z][a-z0-9_]{0,39}(\\.[a-z][a-z0-9_]{0,39})?", "MOVE, CHILD.MOVE or enter.STAGE");
    static final Text HOUR = new Text("([01][0-9]|2[0-3]):[0-5][0-9]", "a time of day in quotes, as \"08:00\"");
    static final Text WORDS = new Text("[\\s\\S]*\\S[\\s\\S]*", "a text");

    static final Items CODES = new Items(CODE);
    static final Items TRIGGERS = new Items(TRIGGER);
    static final Table TEXTS = new Table("[a-z]{2,3}", "LANGUAGE", WORDS);
    static final Table FACTS = new Table(CODE.pattern(), "FACT", new Fact());

    static final Block FIELD_REF = Block.of("field reference", must("field", CODE, "the field of the move that names it"));
    static final Either OWNER = new Either("an owner: " + String.join(", ", words(Owner.Word.values())) + ", a level, or {field: FIELD}",
            List.of(CODE, FIELD_REF));
    static final Either END = new Either("an outcome, or {field: FIELD}", List.of(CODE, FIELD_REF));
    static final Either LIMIT = new Either("a number, or {times: 2, every: P1D}", List.of(new Whole(1, 999), Block.of("limit",
            must("times", new Whole(1, 999), "so often"),
            may("every", SPAN, "in each stretch of this length, instead of in the life of the matter"))));
    static final Either WITHIN = new Either("a span, {field: FIELD}, {parent: CLOCK, sooner: FIELD}, {grade: {GRADE: SPAN}} or {choice: {FIELD: {CHOICE: SPAN}}}", List.of(SPAN, FIELD_REF,
            Block.of("by the parent's clock", must("parent", CODE, "until the due time of this clock of the parent"),
                    may("sooner", CODE, "until the time in this field, where it was given on opening and is sooner")),
            Block.of("by grade", must("grade", new Table(CODE.pattern(), "GRADE", SPAN), "a span for every grade")),
            Block.of("by choice", must("choice", new Table(CODE.pattern(), "FIELD", new Table(CODE.pattern(), "CHOICE", SPAN)),
                    "a span for every choice of a field; of several fields the shortest counts, and what is not known yet gives none"))));
    static final Either LATE = new Either("climb, {climb: LEVEL or next, after: SPAN, shows: GRADE} or {do: MOVE}",
            List.of(new Word(List.of("climb")), Block.of("climb",
                    must("climb", CODE, "straight to this level, or `next`"),
                    may("after", SPAN, "this long after the due time"),
                    may("shows", CODE, "the grade shown from then on")),
                    Block.of("engine move", must("do", CODE, "the move that the engine makes"))));

    static final Block STAGE = Block.of("stage",
            may("owner", OWNER, "who owes the next step while the matter is here"),
            may("ends", CODES, "the outcomes; a stage with outcomes is final"),
            may("pass", CODE, "while the matter is here and this clock counts down, who asked has a code (QR) to show, and anybody can check it"));

    static final Block CLOCK = Block.of("clock",
            must("starts", TRIGGERS, "begin a round, unless one is running"),
            may("stops", TRIGGERS, "end the round: met when in time, otherwise missed"),
            may("voids", TRIGGERS, "end the round as neither; the end of the matter voids whatever still runs"),
            must("within", WITHIN, "how long, or until when"),
            may("calendar", new Word(words(ClockRule.Calendar.values())), "how time is counted; `always` when not said"),
            may("warn", new Items(new Fraction()), "fractions of the time at which a warning shows, rising; 1.0 is the due time itself"),
            may("pauses", CODES, "stages in which the time left stands still"),
            may("when", FACTS, "starts only when these facts of the matter are so"),
            may("promise", new Flag(), "false: an inner reminder that no rate counts"),
            must("late", LATE, "what lateness does"));

    static final Block ELSEWHERE = Block.of("elsewhere",
            must("consent", CODE, "the flag of this move that then must be yes: the name of who asked is handed on (PIPL Art. 23)"),
            must("name", CODE, "the sealed text field of the child's `open` that takes the name of who asked"),
            must("from", CODE, "the text field of the child's `open` that takes the names of the neighbourhood and its district"));

    static final Block MOVE = Block.of("move",
            must("from", CODES, "stages; `new`: opening, `open`: every open stage, `any`: every stage"),
            may("to", CODE, "the stage it leads to; it stays when not said"),
            may("owner", OWNER, "instead of the stage's owner"),
            may("end", END, "the outcome, where `to` is final"),
            must("by", CODES, "actor words and roles"),
            may("needs", CODES, "fields that must be given"),
            may("needs_one", CODES, "fields of which one must be given"),
            may("may", CODES, "fields that may be given"),
            may("from_end", CODES, "from a final stage only with these outcomes"),
            may("after_end", SPAN, "from a final stage only this long after the end"),
            may("within", SPAN, "with `undoes`: only this long after the undone move"),
            may("limit", LIMIT, "so often in the life of the matter, or in each stretch"),
            may("anew", CODES, "moves that set the count of this move back to none"),
            may("over_limit", OWNER, "past the limit the matter goes to this owner instead of a refusal"),
            may("gate", Block.of("gate",
                    may("children_ended", CODES, "all children of these kinds have ended"),
                    may("times", new Table(CODE.pattern(), "MOVE", new Whole(1, 999)), "these moves were made so often"),
                    may("second_person", new Flag(), "true: only for somebody else than who brought the matter to its stage")),
                    "what must be so first"),
            may("unless", FACTS, "refused when these facts of the matter are so"),
            may("bounds", new Table(CODE.pattern(), "FIELD", Block.of("bounds",
                    may("min", SPAN, "at least this long from now"),
                    may("max", SPAN, "at most this long from now"),
                    may("not_after", TRIGGER, "never after the due time of this clock, while that lies ahead; `parent.CLOCK`: of the parent"))),
                    "bounds of a time"),
            may("opens", new Table(CODE.pattern(), "KIND", Block.of("opening of a child",
                    must("owner", OWNER, "who owns the child"),
                    may("sets", FACTS, "facts of the child"),
                    may("elsewhere", ELSEWHERE, "the field that names the owner may also name a unit of another district whose playbook says this of the same kind: the child is opened there, and what it does is heard here"))), "children it opens"),
            may("undoes", CODES, "the last of these moves is taken back, as if it had not been"),
            may("then", new Table(CODE.pattern(), "MOVE", Block.of("follow-up",
                    may("when", FACTS, "when these facts of this move are so"),
                    may("nth", new Whole(1, 999), "from its nth time on"))), "the engine makes this move right afterwards"),
            may("sets_clock", new Table(CODE.pattern(), "CLOCK", CODE), "the field becomes the due time of the clock"),
            may("effects", new Items(new Word(words(Effect.values()))), "what it does beyond stage, owner and clocks"),
            may("tells", CODES, "roles that are informed"),
            may("internal", new Flag(), "true: the asker does not see it"),
            may("proof", CODES, "fields of photos, of those in `may`, that are needed too where the district has switched on that finished work is shown by a photo"),
            may("paper", new Flag(), "true: what it writes is a paper to sign, for who asked, the other party, the taker and the unit in hand alone"),
            may("at_place", Block.of("code at the place",
                    must("code", CODE, "the code field, among `needs`, that takes what hangs there; the timeline keeps its day and not the code"),
                    must("day", CODE, "the time field that says on which day it holds")),
                    "made with the code that hangs at the place on its day, by each person once"),
            may("skilled", Block.of("team with a skill",
                    must("from", CODE, "the register that says what teams can do; the place of an entry is the team"),
                    must("unit", CODE, "the unit field, among `needs`, that names the team"),
                    must("wanted", CODE, "the choice field, among `needs`, that says which skill it takes"),
                    must("offered", CODES, "choice fields of `from` with the skills of that team"),
                    must("why", CODE, "the text field, in `may`, without which another team is refused")),
                    "it goes to a team that has the skill: those are offered first, the nearest and then the least busy on top, and another one takes a reason"));

    static final Block REACTION = Block.of("reaction",
            may("to", CODE, "the stage the parent goes to"),
            may("owner", OWNER, "instead of the stage's owner"),
            may("do", CODE, "a move that the engine makes with the child's codes, if it is still possible; `asked`: the one that the child's fact `asks` names"),
            may("effects", new Items(new Word(words(Effect.values()))), "what it does beyond that"));

    static final Block SHOWING = Block.of("public reading",
            must("stages", CODES, "the stages in which everybody may read it, signed in or not"),
            must("says", new Table(CODE.pattern(), "MOVE", CODES), "which fields of which moves; of each field the latest. Only moves of those who answer for it"),
            may("only", new Table(CODE.pattern(), "MOVE", CODE), "in which one stage what a move said is read, as why it is closed while it is closed"),
            may("each", CODES, "those of these moves that stand each as a line of its own, as members who join"),
            may("names", CODES, "roles whose holders are named in full; of other posts the name is masked, and who holds none is not named"),
            may("week", CODES, "fields of who is there, seven, from Monday on: the page says who is there today"),
            may("map", new Flag(), "true: it has a place on the map"));

    static final Block SUGGESTS = Block.of("suggestions",
            must("from", CODE, "the kind by which people say what they offer; who opened one that is `kept` offers it"),
            must("wanted", CODE, "the choice field that says which skill is wanted here; where it is empty anybody will do"),
            must("offered", CODES, "choice fields of `from` with the skills that somebody has"),
            may("free", CODE, "the choice field that says when, here and there; where it is empty any time will do"),
            may("reach_metres", new Whole(100, 50_000), "how far people go; 3000 when not said"));

    static final Block ROSTER = Block.of("roster",
            must("unit", CODE, "the field of `open` that says of which unit somebody is"),
            may("offered", CODES, "choice fields of `open` with the skills that somebody has, in the order of the columns"),
            may("free", CODE, "the choice field of `open` that says when"),
            may("since", CODE, "the time field of `open` that says since when"),
            may("listed", CODE, "the move of the engine on a child: made when that unit itself sent the roster, and so has said already what the child asks"),
            may("second", Block.of("second membership",
                    must("move", CODE, "the move by which somebody joins a second unit"),
                    must("unit", CODE, "its field that says which"),
                    may("since", CODE, "its time field that says since when")), "a second membership, counted apart"));

    static final Block CHART = Block.of("chart",
            must("units", CODES, "levels and kinds of organisation that are drawn; what lies between them is passed over"),
            may("posts", CODES, "roles whose holders are drawn too, by the name of their unit"),
            may("figure", CODE, "the figure that stands in the title, such as a coverage"));

    static final Block BARS = Block.of("bars",
            may("from", CODE, "the time field of the planned begin; without it, or where it is empty, the day of opening"),
            must("until", CODE, "the time field of the planned end; what is later is drawn red"),
            may("begun", CODE, "the time field of the actual begin, without which nothing has begun; without this key the day of opening"),
            may("done", CODE, "the time field of the actual end; without it, or where it is empty, the end of the matter"));

    static final Block KEEP = Block.of("keeping",
            must("months", new Whole(1, 600), "after the end; then words and photos go by themselves, and moves and counts stay"),
            must("ground", TEXTS, "the law or rule that it follows from, in every language"),
            may("after_mode", SPAN, "in the pack of an operating mode: so long after the mode has ended, if that is sooner"),
            may("from", CODE, "of what rests in a register (stage `kept`) and never ends: since `change`, the last step of a person, or since a time field of it, such as until when it holds; where that is empty, since the last step"),
            may("moves", CODES, "moves whose own words and photos go so many months after each, while the register goes on: who joined a team, who waits for a place"));

    static final Block CONSENT = Block.of("consent",
            must("version", new Whole(1, 999), "of the text; whoever agreed to an older one is asked again"),
            must("for", new Word(words(Consent.Use.values())), "what rests on it: the own phone, being told of what one follows, duties of care, or sharing with organisations"),
            may("to", CODES, "with `share`: the kinds of organisation that may see name and phone"),
            must("purpose", TEXTS, "what for"),
            must("data", TEXTS, "which data"),
            must("keep", TEXTS, "how long"),
            must("receivers", TEXTS, "who gets it"),
            may("sensitive", new Flag(), "true: asked for by itself"));

    static final Block KIND = Block.of("kind",
            may("like", CODE, "begins as this kind of the extended pack, or one further up; what differs is written"),
            may("opened_by", CODES, "who may open one: resident, guest, api and roles"),
            may("asker", new Word(words(Kind.Asker.values())), "what a resident who opens one has proved: nothing (guest), the own phone (phone), or the home, confirmed by who answers there (address); reports of danger are taken from everybody"),
            may("child_of", CODES, "kinds whose moves open one"),
            may("outlives", new Flag(), "true: a child that stays open when its parent ends; then only `do` is heard of it"),
            may("seen_by", new Word(List.of("own_unit")), "only posts at the unit that has it, who asked and who took it on see it; the levels above see that there is one, as a number"),
            may("subject", new Word(List.of("household", "person", "unit")), "what a matter opened by the calendar is about"),
            must("stages", new Table(CODE.pattern(), "STAGE", STAGE), "where it can be"),
            must("clocks", new Table(CODE.pattern(), "CLOCK", CLOCK), "promises with a time"),
            must("moves", new Table(CODE.pattern(), "MOVE", MOVE), "what can be done"),
            may("reacts", new Table(TRIGGER.pattern(), "CHILD.MOVE", new Table("[1-9][0-9]?", "NTH TIME", REACTION)),
                    "what a child's move does here the 1st, 2nd ... time; the last line stands for all later ones"),
            may("public", SHOWING, "what everybody of the area may read of it"),
            may("bars", BARS, "time fields between which its matters are drawn as bars, planned beside actual"),
            may("keep", KEEP, "how long words and photos are kept after the end, those of its children too; without it, for ever"),
            may("suggests", SUGGESTS, "who may be asked to take one on: suggested with reasons, never appointed"),
            may("single", new Flag(), "true: nobody has two open ones; who is known by the same phone is the same"),
            may("roster", ROSTER, "a list of people in a file of Excel may be read in; each of them is asked, and one is opened with their yes"));

    static final Block FIELD = Block.of("field",
            must("type", new Word(words(Field.Type.values())), "what it holds"),
            may("of", CODES, "the choices; of a matter: the kinds that may be named, its own when not said"),
            may("min", new Whole(0, 1_000_000), "least number, or count of units or files"),
            may("max", new Whole(1, 1_000_000), "most characters, number, or count of units or files"),
            may("hides_asker", new Flag(), "of a unit, units or a person: true where it names who is reported; they, and who works there or below, are not told who asked"),
            may("sealed", new Flag(), "true: a text that is kept encrypted, shown as a mask, and opened with a reason that is written down"),
            may("sum_of", new Table(CODE.pattern(), "FIELD", new Whole(-1000, 1000)), "reckoned, never typed: the sum of these number fields, each so many times"),
            may("over", new Whole(1, 1_000_000), "with `sum_of`: what the sum is divided by, rounded to a whole"),
            may("marks", Block.of("marks",
                    must("of", CODE, "the number field"),
                    must("from", new Table(CODE.pattern(), "CHOICE", new Whole(-1_000_000, 1_000_000)), "the least number for each choice; the first in `of` that is reached counts")),
                    "reckoned, never typed: the choice that a number stands for"),
            may("draw", Block.of("draw",
                    must("grades", CODES, "matters of these grades are the first of three choices"),
                    must("percent", new Whole(0, 100), "so many in a hundred of the others are the second choice, the rest the third"),
                    must("seed", new Text("[a-z0-9][a-z0-9_.-]{0,39}", "small letters, digits, _ . and -"), "stands before the number of the matter in what is drawn from")),
                    "reckoned, never typed: drawn from the number of the matter, so that anybody can draw it again"),
            may("times_of", CODE, "reckoned, never typed: how often this move was made until then; where it has `effects: [follow]`, by each person once"),
            may("votes_of", CODE, "reckoned, never typed: how many votes each line of this text got in a move with `effects: [vote]`"));

    /// What can be counted; a figure says exactly one of them, and so does what it is a share of.
    static final List<String> COUNTED = List.of("count", "sum", "posts", "units", "units_with");
    private static final Key MATTERS_KIND = must("kind", CODE, "the kind of matter");
    private static final Key MATTERS_STAGES = may("stages", CODES, "only those that stand in one of these stages now");
    private static final Key MATTERS_ENDS = may("ends", CODES, "only those that ended so; `period` then goes by the day of the end, else of the opening");
    private static final Key MATTERS_WHERE = may("where", FACTS, "only those with these facts; a flag that nobody set is false");
    private static final Key COUNT = may("count", Block.of("count", MATTERS_KIND, MATTERS_STAGES, MATTERS_ENDS, MATTERS_WHERE), "matters");
    private static final Key SUM = may("sum", Block.of("sum", must("field", CODE, "the number field that is added up"), MATTERS_KIND, MATTERS_STAGES, MATTERS_ENDS,
            MATTERS_WHERE), "a number field over matters");
    private static final Key POSTS = may("posts", Block.of("posts",
            must("role", CODE, "persons who hold this role today, each once"),
            may("also", CODE, "only those who hold this role too, wherever")), "persons in posts, and cross-posts");
    private static final Key UNITS = may("units", CODE, "units of this level or kind of organisation");
    private static final Key UNITS_WITH = may("units_with", Block.of("units with", must("level", CODE, "units of this level or kind of organisation"), MATTERS_KIND,
            MATTERS_STAGES, MATTERS_ENDS, MATTERS_WHERE), "units that have such a matter at them, below them, or as its owner; without `of` a share of all those units");
    private static final Word CYCLE = new Word(words(Cycle.values()));
    /// What is owed from day to day is a clock, not an obligation.
    private static final Word OWED_CYCLE = new Word(Arrays.stream(Cycle.values()).filter(cycle -> cycle != Cycle.DAY).map(cycle -> cycle.name().toLowerCase(Locale.ROOT)).toList());

    static final Block FIGURE = Block.of("figure", COUNT, SUM, POSTS, UNITS, UNITS_WITH,
            may("of", Block.of("denominator", COUNT, SUM, POSTS, UNITS, UNITS_WITH).oneOf(COUNTED), "what it is a share of"),
            may("period", CYCLE, "only matters of this stretch of the calendar, shown beside those of the stretch before"),
            may("target", new Whole(1, 100), "what the share is to reach, in percent"),
            may("pillar", CODE, "the pillar that it belongs to: everybody may read it there, and a pillar of plain counts has a sum"),
            may("by", CODE, "a kind of organisation: each of them has the figure of the unit that it hangs on and everything below it"),
            may("rated", CODE, "a field with `marks`: the choice that the share or average stands for")).oneOf(COUNTED);

    static final Block OBLIGATION = Block.of("obligation",
            must("of", CODE, "a role: of each person who holds it; a level or kind of organisation: of each such unit"),
            must("counts", Block.of("deed",
                    may("kind", CODE, "the kind of matter; one matter counts once in each stretch"),
                    may("ends", CODES, "ending so counts, for whoever ends it or for the unit of its place"),
                    may("moves", CODES, "these moves count, for whoever makes them or for the unit of the place; `ends` or `moves`"),
                    may("link", CODE, "instead of what is done: links of this kind that hold today, for whoever carries them"),
                    may("where", FACTS, "only with these facts then; a flag that nobody set is false"),
                    may("person", CODE, "the field that names for whom it counts, instead of whoever does it"),
                    may("sum", new Table(CODE.pattern(), "FIELD", new Whole(-1000, 1000)), "these number fields of that move are added up, each so many times, instead of counting one; what it did not say is 0"))
                    .oneOf(List.of("ends", "moves", "link")), "what counts"),
            must("times", new Whole(1, 100_000), "at least so often, or so much"),
            may("begins", new Whole(0, 100_000), "with `sum`: what everybody begins each stretch with"),
            must("every", OWED_CYCLE, "in each stretch of the calendar"));

    private static final Word CURRENCY = new Word(words(Currency.earned()));

    static final Block EARNING = Block.of("earning",
            must("counts", Block.of("what earns",
                    must("kind", CODE, "the kind of matter"),
                    may("ends", CODES, "ending so earns; opened again, it is taken back"),
                    may("moves", CODES, "these moves earn, each time; `ends` or `moves`"),
                    may("where", FACTS, "only with these facts then; a flag that nobody set is false"))
                    .oneOf(List.of("ends", "moves")), "what earns"),
            may("for", new Either("one of " + String.join(", ", words(Earning.Word.values())) + ", a level (the unit at or above the place), or {field: FIELD} (a person)", List.of(CODE, FIELD_REF)),
                    "who gets it; `doer`, whoever made the move, when not said"),
            may("currency", CURRENCY, "`points` when not said"),
            may("fixed", new Whole(1, 100_000), "so much each time"),
            may("half_hours", Block.of("half hours",
                    must("minutes", CODE, "the number field that says how many minutes"),
                    must("each", new Whole(1, 10_000), "so much for each whole half hour")), "by time given; what is less than half an hour counts nothing"),
            may("said", CODE, "the number in this field"),
            may("percent", new Table(CODE.pattern(), "FIELD", new Table(CODE.pattern(), "CHOICE", new Whole(0, 1000))), "with this choice so many percent of it, rounded down; of several fields one after the other"),
            may("most", Block.of("most",
                    may("activity", new Whole(1, 1_000_000), "for one matter"),
                    may("day", new Whole(1, 1_000_000), "on one day"),
                    may("month", new Whole(1, 1_000_000), "in one month of the calendar")), "at most so much of one account by this rule; what is more is not given"),
            may("asker_pays", new Flag(), "true: the asker's own account pays, as far as it reaches, and the bank the rest"),
            may("confirmed_by", CODES, "roles one of which confirms it first: somebody else than who earns and who made the move"))
            .oneOf(List.of("fixed", "half_hours", "said"));

    static final Block POINTS = Block.of("points",
            may("start", new Whole(0, 100_000), "points that a person's account begins with"),
            may("expire", new Table("points|minutes", "CURRENCY", SPAN), "how long what was earned holds; what is not named holds for ever"),
            may("earn", new Table(CODE.pattern(), "EARNING", EARNING), "what earns points or time"),
            may("shop", new Table(CODE.pattern(), "GIFT", Block.of("gift",
                    must("costs", new Whole(1, 1_000_000), "of its currency, each"),
                    may("currency", CURRENCY, "`points` when not said"),
                    may("month", new Whole(1, 10_000), "one person gets at most so many in a month of the calendar"))), "what can be had; how many there are is entered on a page"),
            may("keepers", CODES, "roles that keep the shop of their unit and below"),
            may("family", new Flag(), "true: people of one household may give each other points"),
            may("donate", CODES, "levels whose units take donations"),
            may("appeals", CODE, "the kind of matter by which somebody objects to what was booked"),
            may("fund", CODES, "levels whose units keep a fund of donations and grants, open to everybody's eyes; the keepers keep it too"));

    static final Block PACK = Block.of("playbook",
            may("extends", CODE, "the pack whose words stand where this one says nothing"),
            must("name", TEXTS, "the name in every language"),
            must("languages", new Items(new Text("[a-z]{2,3}", "a language code such as zh")), "languages every term is given in"),
            must("levels", CODES, "levels of the tree, top first"),
            may("organisations", CODES, "kinds of organisation that hang on the tree"),
            must("roles", new Table(CODE.pattern(), "ROLE", Block.of("role",
                    must("at", CODES, "levels or organisations where somebody can hold it"),
                    may("owns", new Flag(), "true: answers for the unit when a step is due there"),
                    may("one", new Flag(), "true: a unit has one holder at most; a second one is not appointed"),
                    may("lay", new Flag(), "true: no office, as of a courier who takes photos: whoever holds it may open matters and enter them in a channel, and nothing else; signs in and sees what residents do"))),
                    "what people are appointed as"),
            must("grades", CODES, "grades of urgency, rising"),
            must("hours", Block.of("office hours",
                    must("open", HOUR, "the office opens"),
                    must("close", HOUR, "the office closes, and a deadline in working days ends")), "office hours of a working day"),
            must("fields", new Table(CODE.pattern(), "FIELD", FIELD), "what moves may carry"),
            may("channels", new Table(CODE.pattern(), "CHANNEL", Block.of("channel",
                    must("by", CODES, "who may enter a matter there"),
                    may("sets", FACTS, "facts it sets"))), "ways in"),
            must("kinds", new Table(CODE.pattern(), "KIND", KIND), "kinds of matter"),
            may("links", new Table(CODE.pattern(), "LINK", Block.of("link",
                    must("from", CODE, "the role that carries the duty"),
                    must("to", new Word(List.of("household", "person", "firm", "unit")), "what it cares for"),
                    may("tagged", CODES, "tags of those who must have one"),
                    must("if_vacant", CODE, "the role that stands in"))), "duties between people and households, firms or units"),
            may("calendar", new Table(CODE.pattern(), "RULE", Block.of("calendar rule",
                    must("opens", CODE, "the kind it opens"),
                    must("each", Block.of("each",
                            may("link", CODE, "for each link of this kind"),
                            may("unit", CODE, "for each unit of this level, or organisation of this kind"),
                            may("rota", CODE, "the turn goes round the holders of this role")), "for what"),
                    must("every", new Either("week, month, quarter, last_sunday or {since_last_done: P7D}", List.of(
                            new Word(List.of("week", "month", "quarter", "last_sunday")),
                            Block.of("rolling", must("since_last_done", SPAN, "so long after the last was done")))), "how often"))),
                    "rhythms that open matters"),
            may("figures", new Table(CODE.pattern(), "FIGURE", FIGURE), "numbers that are counted for each unit and everything below it"),
            may("obligations", new Table(CODE.pattern(), "OBLIGATION", OBLIGATION), "what is owed again and again; counted, never ranked"),
            may("points", POINTS, "how points and time are earned, and what they are good for"),
            may("charts", new Table(CODE.pattern(), "CHART", CHART), "drawings of units below each other, down to who holds some posts"),
            may("consents", new Table(CODE.pattern(), "CONSENT", CONSENT), "what people agree to or not, each by itself"),
            may("overlays", new Table(CODE.pattern(), "MODE", CODE), "operating modes: packs that extend this one and hold in its place while the mode is in force"));

    /// `terms.yml`: TERM, `KIND.TERM`, `FIELD.CHOICE`, `clock.CLOCK` or `KIND.clock.CLOCK` -> language -> text.
    static final Table TERMS = new Table("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*){0,2}", "TERM", TEXTS);

    private Vocabulary() {}

    static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    }
}
