//! The rules of wording, as documented data.

use super::super::rule::{Group, Rule};
use crate::diagnostic::Severity;

/// The rules of wording.
pub const RULES: &[Rule] = &[
    Rule {
        id: "verb-first",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "An example does not start with a verb in the third person.",
        explanation: "Examples are read in a row, each as an answer to \"what does somebody do?\". A noun, \
            an adjective or a command at the front makes the reader look for the verb. Start with \
            it: *writes*, *asks*, *repairs*. An adverb in front of it is let pass. A word in -s is \
            taken for a verb, unless its ending or what is behind it tells otherwise; the lists \
            `verb`, `noun-or-verb` and `not-a-verb` decide where that leaves doubt.",
        bad: "text: Good knowledge of the release process",
        good: "text: Releases a change to customers in small steps",
    },
    Rule {
        id: "unobservable-verb",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "The main verb names something in a person's head, where nobody can observe it.",
        explanation: "Two raters agree about what they have seen. Whether somebody understands, believes or \
            tries, they can only guess. Ask what people do when it is so, and write that. In a \
            subordinate clause (*asks what users think*) such a verb is no fault. *Shows awareness* \
            and the like, with a noun of the list `mental-noun`, say the same with two words.",
        bad: "text: Understands how the billing system works",
        good: "text: Explains the billing system to new colleagues with a drawing",
    },
    Rule {
        id: "trait-word",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "A word says what a person is like, in place of what they do.",
        explanation: "Traits are in the eye of the beholder, and hard to change; behaviors can be seen, \
            tried and learned. The adjectives of the list `trait-adjective` are found where they \
            are said of the person (*is creative*, *in a creative way*), and not of a thing (*a \
            smart meter*); the nouns of `trait-noun`, where somebody *shows* or *has* them.",
        bad: "text: Is proactive about delays",
        good: "text: Raises a likely delay as soon as it shows",
    },
    Rule {
        id: "absolute",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "A word claims that there is no exception.",
        explanation: "Nobody does anything always, so an absolute makes an example that no honest person can \
            choose. How dependably something is seen is what the scale of ratings is for. What is \
            said of a thing (*an alert that never fires*), and words for whom or what something is \
            about (*everyone*, *all options*), are no claim. Words that belong to one of the \
            framework's own scope words are let pass.",
        bad: "text: Always asks for a review",
        good: "text: Asks for a review before merging a risky change",
    },
    Rule {
        id: "filler",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "A word adds nothing and can be struck out.",
        explanation: "Examples are short. A word such as *simply* or *really* takes the place of one that \
            says something, and may tell a reader that what they find hard is easy.",
        bad: "text: Simply writes down what was decided",
        good: "text: Writes down what was decided, where others find it",
    },
    Rule {
        id: "negative",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "An example says what is left undone.",
        explanation: "What somebody does not do cannot be seen, and a reader learns what to avoid rather \
            than what to do. Say what takes its place. Only what the person does counts: *offers \
            help to those who do not ask for it* and *ships parts without batteries* are fine.",
        bad: "text: Does not hide bad news",
        good: "text: Puts bad news at the top of a report",
    },
    Rule {
        id: "two-behaviors",
        group: Group::Wording,
        firm: false,
        severity: Severity::Note,
        catches: "An example joins two behaviors that may be seen apart.",
        explanation: "Whoever shows one of the two can neither choose the example nor leave it. If people \
            may well show the one without the other, make it two examples; if not, one verb often \
            says both.",
        bad: "text: Writes design notes and mentors newcomers",
        good: "text: Writes design notes that newcomers learn the system from",
    },
    Rule {
        id: "too-long",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "An example has more than 25 words.",
        explanation: "An example is read at a glance, among a dozen others. Keep what somebody could see, \
            and leave the circumstances to the conversation.",
        bad: "text: Writes down each decision of the team together with all of the reasons for it \
            and the options that were turned down, so that people who join later find them there",
        good: "text: Records the reasons for a decision where people who join later find them",
    },
    Rule {
        id: "full-stop",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "An example ends with a full stop.",
        explanation: "An example is a line in a list, not a sentence. `steps check --fix` removes the mark.",
        bad: "text: Asks for help early.",
        good: "text: Asks for help early",
    },
    Rule {
        id: "lower-case-start",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "An example starts in lower case.",
        explanation: "Examples stand as lines of their own in every report. `steps check --fix` writes the \
            capital; a name with a capital inside it, such as `iOS`, is left alone, and so are \
            abbreviations without a vowel, such as `npm`, and the list `lower-case-name`.",
        bad: "text: asks for help early",
        good: "text: Asks for help early",
    },
    Rule {
        id: "double-space",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "A text has more than one space in a row, or white space around it.",
        explanation: "It is not seen by those who write it, and makes a later change look larger than it is. \
            `steps check --fix` removes it.",
        bad: r#"text: "Asks  for help early""#,
        good: "text: Asks for help early",
    },
    Rule {
        id: "list-mark",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "An example begins with the mark of a list.",
        explanation: "Each report sets its own marks, so one in the text shows twice. `steps check --fix` \
            removes it.",
        bad: r#"text: "- Asks for help early""#,
        good: "text: Asks for help early",
    },
    Rule {
        id: "emoji",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "A text holds an emoji.",
        explanation: "A picture is read differently by each reader, is read aloud badly or not at all, and \
            is missing from some terminals. Say it in words.",
        bad: "text: Celebrates a release 🎉 with the team",
        good: "text: Celebrates a release with the team",
    },
    Rule {
        id: "control-character",
        group: Group::Wording,
        firm: false,
        severity: Severity::Error,
        catches: "A text holds a control character, or one that cannot be seen.",
        explanation: "Such characters come along when text is pasted. They break searching and comparing, \
            and some turn the text around them, so that it reads differently from what it says. A line \
            break is one of them: a text of several lines begins with `>-`, which joins them, not with `|`.",
        bad: r#"text: "Asks\u200b for help early""#,
        good: "text: Asks for help early",
    },
    Rule {
        id: "gendered-pronoun",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "A pronoun names one gender.",
        explanation: "An example is about everybody. Write *they*, *them* and *their*, or leave the pronoun \
            out.",
        bad: "text: Asks a colleague for his opinion",
        good: "text: Asks a colleague for their opinion",
    },
    Rule {
        id: "exclusive-word",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "A word shuts people out.",
        explanation: "Words with a history of shutting people out make some readers feel that a text is not \
            meant for them. The list `exclusive-word` names its source, and for most words one to \
            write in their place.",
        bad: "text: Plans the manpower for a project",
        good: "text: Plans the workforce for a project",
    },
    Rule {
        id: "quota",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "An example asks for a count or a rate.",
        explanation: "A number makes a checklist of an example: people do the tenth review for the count. \
            Say what is done; how often is enough is for the conversation. A number is \
            a quota with a span of time behind it (*ten a week*), with a lower bound in front (*at \
            least ten*), as a share of the work (*closes 80%*), and behind a verb of the list \
            `tally-verb`. One that describes a thing, as in *two-factor* or *a 99.9% target*, is \
            none, and neither is a span that says when something happens to a thing.",
        bad: "text: Reviews ten changes a week",
        good: "text: Reviews changes within the day, with questions that teach",
    },
    Rule {
        id: "scope-word",
        group: Group::Wording,
        firm: false,
        severity: Severity::Warning,
        catches: "An example uses a scope word of a wider step than its own.",
        explanation: "The steps differ in how far a person's impact reaches. An example that reaches further \
            than its step asks more of people than the step does. The words are `scope_words` in \
            steps.yaml, so they are the framework's own.",
        bad: "shop:\n  - id: sells-widely\n    text: Plans the range across shops   # a scope word of `chain`",
        good: "shop:\n  - id: sells-widely\n    text: Plans the range of the shop",
    },
];
