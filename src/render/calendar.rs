//! Days for a calendar, as RFC 5545 has them: their dates and titles, and nothing else.

use icalendar::{Calendar, Component, Event, Parameter, Property};
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::visible_line;

/// The days of a report.
#[derive(Clone, Debug, Default)]
pub struct Days {
    pub name: String,
    /// The day on which this was written.
    pub today: Date,
    pub days: Vec<Day>,
}

/// A day that is marked in a calendar.
#[derive(Clone, Debug)]
pub struct Day {
    pub date: Date,
    pub title: String,
    /// What it is, whatever its date and title: so that a calendar moves a day rather than adding another one.
    pub what: String,
}

/// The days as a calendar file.
pub fn ics(days: &Days) -> String {
    let name = visible_line(&days.name).into_owned();
    let properties = [
        Property::new("VERSION", "2.0"),
        Property::new("PRODID", "-//steps//EN"),
        Property::new("CALSCALE", "GREGORIAN"),
        Property::new("X-WR-CALNAME", name),
    ];
    let mut calendar = Calendar { properties: properties.into(), components: Vec::new() };
    for Day { date, title, what } in &days.days {
        let digest = Sha256::digest(what);
        let uid: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let start =
            Property::new("DTSTART", basic(*date)).append_parameter(Parameter::new("VALUE", "DATE")).done();
        let mut event = Event::new();
        event.uid(&format!("{uid}@steps")).summary(&visible_line(title)).append_property(start);
        event.add_property("DTSTAMP", format!("{}T000000Z", basic(days.today)));
        // Nobody is busy all that day.
        event.add_property("TRANSP", "TRANSPARENT");
        calendar.push(event.done());
    }
    calendar.to_string()
}

/// A date without its hyphens.
fn basic(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}
