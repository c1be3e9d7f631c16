//! Tables of records as CSV, for spreadsheets: as RFC 4180 has it, but for the ends of lines, which are ours.

/// A table of records.
#[derive(Clone, Debug, Default)]
pub struct Records {
    pub head: Vec<&'static str>,
    pub rows: Vec<Vec<String>>,
}

/// The records under their head.
#[expect(clippy::unwrap_used, reason = "memory takes every record, and texts stay texts")]
pub fn csv(records: &Records) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&records.head).unwrap();
    for row in &records.rows {
        writer.write_record(row.iter().map(|cell| harmless(cell))).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// A text that no spreadsheet takes for a formula: what it says may come from anybody.
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parts_records_is_quoted_and_no_text_is_a_formula() {
        let rows = [["a, b", "said \"so\""], ["one\ntwo", "=1+1"], ["", "- an item"]];
        let records =
            Records { head: vec!["id", "text"], rows: rows.map(|row| row.map(str::to_owned).into()).into() };
        let expect = "id,text\n\"a, b\",\"said \"\"so\"\"\"\n\"one\ntwo\",'=1+1\n,'- an item\n";
        assert_eq!(csv(&records), expect);
    }
}
