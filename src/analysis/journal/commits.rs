//! What a person's commits would add to their journal: proposed in groups, by where and when, for them to pick from.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::{Commit, Id, JournalEntry, web_address};

/// How many subjects a proposed text holds.
const MOST_SUBJECTS: usize = 3;
/// How much of a hash is kept: enough to tell a repository's commits apart.
const KEPT: usize = 12;
/// How much of one that was written by hand is taken for a commit.
const LEAST: usize = 7;
/// Begins the source of an entry that was made from commits.
const GIT: &str = "git ";

/// Commits of one repository.
#[derive(Clone, Debug)]
pub struct History {
    /// The repository's name, where several are looked at.
    pub name: Option<String>,
    /// Where it is pushed to.
    pub remote: Option<String>,
    pub commits: Vec<Commit>,
}

/// Commits that may make one entry: of one month, and to one part of a repository.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Group {
    /// Where, such as `src/render`; empty for the top of the repository.
    pub place: String,
    pub text: String,
    pub first: Date,
    pub last: Date,
    /// The hashes, the oldest first.
    pub commits: Vec<String>,
    /// Where the last of them can be seen.
    pub link: Option<String>,
}

/// The groups of what is not in the journal yet, the newest first.
pub fn groups(histories: &[History], journal: &[JournalEntry]) -> Vec<Group> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let taken: Vec<&str> = journal.iter().flat_map(taken_from).collect();
    let mut groups = Vec::new();
    for history in histories {
        let mut parts: BTreeMap<(i16, i8, String), Vec<&Commit>> = BTreeMap::new();
        for commit in &history.commits {
            let is_taken = taken.iter().any(|hash| commit.hash.starts_with(hash));
            if !is_taken && seen.insert(&commit.hash) {
                let month = (commit.date.year(), commit.date.month(), place(&commit.paths));
                parts.entry(month).or_default().push(commit);
            }
        }
        groups.extend(parts.into_iter().map(|((_, _, place), commits)| group(history, place, commits)));
    }
    groups.sort_by(|one, other| (other.last, &one.place).cmp(&(one.last, &other.place)));
    groups
}

impl Group {
    /// The entry that it makes.
    pub fn entry(&self, id: Id) -> JournalEntry {
        let hashes: Vec<&str> = self.commits.iter().map(|hash| hash.get(..KEPT).unwrap_or(hash)).collect();
        JournalEntry {
            links: self.link.iter().cloned().collect(),
            source: Some(format!("{GIT}{}", hashes.join(" "))),
            ..JournalEntry::new(id, self.last, &self.text)
        }
    }
}

fn group(history: &History, place: String, mut commits: Vec<&Commit>) -> Group {
    commits.sort_by_key(|commit| commit.date);
    let dates = || commits.iter().map(|commit| commit.date);
    let (first, last) = (dates().min().unwrap_or_default(), dates().max().unwrap_or_default());
    let newest = commits.last().map(|commit| commit.hash.as_str());
    let link = history.remote.as_deref().zip(newest).and_then(|(remote, hash)| web_page(remote, hash));
    let place = match (&history.name, place.as_str()) {
        (Some(name), "") => name.clone(),
        (Some(name), place) => format!("{name}: {place}"),
        (None, place) => place.to_owned(),
    };
    let text = text(&place, &commits);
    Group { place, text, first, last, commits: commits.iter().map(|it| it.hash.clone()).collect(), link }
}

/// What the commits did, in the words of their subjects.
fn text(place: &str, commits: &[&Commit]) -> String {
    let mut subjects: Vec<&str> = Vec::new();
    for subject in commits.iter().map(|commit| commit.subject.trim()).filter(|subject| !subject.is_empty()) {
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
    let shown = subjects.iter().take(MOST_SUBJECTS).copied().collect::<Vec<_>>().join("; ");
    let more = match subjects.len().saturating_sub(MOST_SUBJECTS) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    let place = if place.is_empty() { String::new() } else { format!("{place}: ") };
    let text = format!("{place}{shown}{more}");
    if text.trim().is_empty() { "Commits without a message".to_owned() } else { text }
}

/// Where most of the files lie, by the top folder or two; of two with as many, the first by name.
fn place(paths: &[String]) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for path in paths {
        let mut folders: Vec<&str> = path.split('/').collect();
        folders.pop();
        folders.truncate(2);
        *counts.entry(folders.join("/")).or_default() += 1;
    }
    let most = counts.values().max().copied().unwrap_or_default();
    counts.into_iter().find(|(_, count)| *count == most).map(|(place, _)| place).unwrap_or_default()
}

/// The commits that an entry was made from, as far as their hashes are kept.
fn taken_from(entry: &JournalEntry) -> impl Iterator<Item = &str> {
    let hashes = entry.source.as_deref().and_then(|source| source.strip_prefix(GIT)).unwrap_or_default();
    hashes.split_whitespace().filter(|hash| hash.len() >= LEAST)
}

/// The page of a commit, where the repository is pushed to a place on the web. Names and passwords in the address
/// stay out of it.
fn web_page(remote: &str, hash: &str) -> Option<String> {
    let (scheme, rest) = match remote.split_once("://") {
        Some((scheme @ ("http" | "https"), rest)) => (scheme, rest.to_owned()),
        Some(("ssh" | "git" | "git+ssh", rest)) => ("https", rest.to_owned()),
        Some(_) => return None,
        // `git@example.com:owner/name`, and no path on this computer.
        None => {
            let (host, path) = remote.split_once(':')?;
            let is_host = host.contains('.') && !host.contains('/');
            ("https", is_host.then(|| format!("{host}/{path}"))?)
        }
    };
    let (host, path) = rest.split_once('/')?;
    let host = host.rsplit('@').next()?;
    // A port of ssh is none of the web's.
    let host = if scheme == "https" && !remote.starts_with("https") { host.split(':').next()? } else { host };
    let path = path.trim_matches('/').trim_end_matches(".git");
    let page = match host {
        host if host.contains("gitlab") => "-/commit",
        host if host.contains("bitbucket") => "commits",
        _ => "commit",
    };
    let page = format!("{scheme}://{host}/{path}/{page}/{hash}");
    (!host.is_empty() && !path.is_empty()).then(|| web_address(&page).map(str::to_owned)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::bakery::id;

    fn commit(hash: &str, date: &str, subject: &str, paths: &[&str]) -> Commit {
        Commit {
            hash: hash.repeat(20),
            date: date.parse().expect("a date"),
            subject: subject.to_owned(),
            paths: paths.iter().map(|path| (*path).to_owned()).collect(),
        }
    }

    fn history() -> History {
        History {
            name: None,
            remote: Some("git@example.com:bakery/ovens.git".to_owned()),
            commits: vec![
                commit("d4", "2026-03-09", "List the flours", &["README.md"]),
                commit("c3", "2026-03-05", "Turn the heat down", &["src/oven/heat.rs", "src/list.rs"]),
                commit("b2", "2026-03-02", "Measure the heat", &["src/oven/heat.rs"]),
                commit("a1", "2026-02-20", "Light the oven", &["src/oven/deep/er/fire.rs", "src/oven/a.rs"]),
            ],
        }
    }

    #[test]
    fn commits_come_by_month_and_place() {
        let groups = groups(&[history()], &[]);
        let told: Vec<_> = groups.iter().map(|it| (it.text.as_str(), it.commits.len(), it.last)).collect();
        let day = |text: &str| text.parse::<Date>().expect("a date");
        assert_eq!(
            told,
            [
                ("List the flours", 1, day("2026-03-09")),
                // Where a commit touches two places as often, the first by name is its.
                ("src: Turn the heat down", 1, day("2026-03-05")),
                ("src/oven: Measure the heat", 1, day("2026-03-02")),
                ("src/oven: Light the oven", 1, day("2026-02-20")),
            ]
        );
        let link = format!("https://example.com/bakery/ovens/commit/{}", "d4".repeat(20));
        assert_eq!(groups[0].link, Some(link));
    }

    #[test]
    fn what_was_taken_is_not_proposed_again() {
        let all = groups(&[history()], &[]);
        let taken: Vec<JournalEntry> = all.iter().skip(1).map(|group| group.entry(id("j-1"))).collect();
        assert_eq!(taken[0].source.as_deref(), Some("git c3c3c3c3c3c3"));
        assert_eq!(groups(&[history(), history()], &taken), all[..1]);
        // A hash that anything begins with counts for nothing.
        let mut odd = JournalEntry::new(id("j-2"), Date::ZERO, "x");
        odd.source = Some("git a c".to_owned());
        assert_eq!(groups(&[history()], &[odd]).len(), 4);
    }

    #[test]
    fn a_long_group_is_told_in_a_few_subjects() {
        let commits: Vec<Commit> =
            ["a", "b", "b", "c", "d", "e"].iter().map(|it| commit(it, "2026-03-01", it, &["x/y"])).collect();
        assert_eq!(text("x", &commits.iter().collect::<Vec<_>>()), "x: a; b; c; and 2 more");
    }

    #[test]
    fn the_page_of_a_commit_names_nobody() {
        let check = |remote: &str, expect: Option<&str>| {
            assert_eq!(web_page(remote, "abc").as_deref(), expect, "{remote}");
        };
        check("https://github.com/bakery/ovens.git", Some("https://github.com/bakery/ovens/commit/abc"));
        check("https://kim:secret@example.com:8443/a/b/", Some("https://example.com:8443/a/b/commit/abc"));
        check("ssh://git@gitlab.example.com:22/a/b.git", Some("https://gitlab.example.com/a/b/-/commit/abc"));
        check("git@bitbucket.org:a/b.git", Some("https://bitbucket.org/a/b/commits/abc"));
        check("/srv/git/ovens.git", None);
        check("../ovens", None);
        check("C:\\ovens", None);
        check("file:///srv/ovens", None);
        check("https://example.com", None);
        check("https://example.com/a b", None);
    }
}
