//! The rules about reviews, documented.

use crate::analysis::check::{Group, Rule};
use crate::diagnostic::Severity;

const fn rule(
    id: &'static str,
    severity: Severity,
    catches: &'static str,
    explanation: &'static str,
    [bad, good]: [&'static str; 2],
) -> Rule {
    Rule { id, group: Group::Reviews, firm: false, severity, catches, explanation, bad, good }
}

/// What people wrote about each other: whether it holds together and stays private.
pub const RULES: &[Rule] = &[
    rule(
        "bad-link",
        Severity::Error,
        "A link that is not an http(s) address, or evidence that is neither such a link nor in the journal.",
        "An answer's `evidence` holds web addresses or ids of entries in the person's `journal.yaml`; a journal entry's `links` are addresses. Anything else leads nowhere a year later.",
        ["evidence: [wiki/design]\n", "evidence: [https://wiki.example.com/design]\n"],
    ),
    rule(
        "other-version",
        Severity::Note,
        "An assessment of another version of the framework than today's.",
        "Assessments keep the version that they were made with, and stay readable: what is gone is shown as such. This is only to say that the texts have changed since.",
        ["framework: {id: our-steps, version: 1.0.0}\n", "framework: {id: our-steps, version: 1.1.0}\n"],
    ),
    rule(
        "reason-missing",
        Severity::Error,
        "An answer `not-applicable` without a note that says why.",
        "That something does not apply here is worth a sentence: it may be the work that should change.",
        ["rating: not-applicable\n", "rating: not-applicable\nnote: The team has no on-call duty\n"],
    ),
    rule(
        "broken-seal",
        Severity::Error,
        "A sealed assessment that was changed afterwards.",
        "A seal holds a digest of what was sealed. When the two differ, somebody changed the file after both sides had committed to their ratings.",
        ["sealed: {on: 2026-11-23, digest: 0000}\n", "sealed: {on: 2026-11-23, digest: 5d41…}\n"],
    ),
    rule(
        "focus-date",
        Severity::Warning,
        "A focus without a date to look at it again.",
        "What nobody looks at again is forgotten. Any near date will do, and it can be moved.",
        ["try: Lead one design review\n", "try: Lead one design review\nlook_again: 2027-01-18\n"],
    ),
    rule(
        "no-evidence",
        Severity::Note,
        "A rating of demonstrated or above without one example, note or link.",
        "A rating alone gives the other side nothing to talk about. One example that describes the person, a sentence or a link is enough.",
        ["rating: consistently\n", "rating: consistently\nexamples: [ca-asks-for-help]\n"],
    ),
    rule(
        "readable-by-others",
        Severity::Warning,
        "A file of the reviews that other users of the computer can read.",
        "What people wrote about each other is for the two of them. `steps` writes these files for their owner alone; a copy or an editor may have opened them up.",
        ["-rw-r--r-- reviews/robin-ek/profile.yaml\n", "-rw------- reviews/robin-ek/profile.yaml\n"],
    ),
    rule(
        "tracked-by-git",
        Severity::Error,
        "A file of the reviews that git tracks.",
        "Whoever can clone the repository can read it, now and in its history. Keep `reviews/` in `.gitignore`.",
        ["git add --force reviews/\n", "echo reviews/ >> .gitignore\n"],
    ),
    rule(
        "wrong-place",
        Severity::Error,
        "An assessment whose person, cycle, relation or rater differs from where the file lies.",
        "Files are found by their place, and read by what they say. Where the two differ, somebody's rating would count as somebody else's.",
        [
            "# reviews/robin-ek/2026-h2/self.yaml\nperson: kim-alm\n",
            "# reviews/robin-ek/2026-h2/self.yaml\nperson: robin-ek\n",
        ],
    ),
];
