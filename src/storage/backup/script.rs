//! What `pg_restore` writes, made to fill the tables of another schema. Only two kinds of lines are passed on, each written
//! anew from its parts: the heads of tables' data, and the counters of ids. A file that says anything else is not obeyed.

use std::io::{BufRead, Write};

use super::catalogue::Table;

/// Why a script is not passed on to its end.
#[derive(Debug, thiserror::Error)]
pub(super) enum ScriptError {
    /// It fills what is not there.
    #[error("{0} is not known")]
    Unknown(String),
    /// It ends in the middle of a table.
    #[error("it ends too early")]
    Short,
    /// It cannot be read, or nobody takes it.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// Passes on everything that fills `tables`, as tables of `schema`.
pub(super) fn translate(
    mut from: impl BufRead,
    mut into: impl Write,
    tables: &[Table],
    schema: &str,
) -> Result<(), ScriptError> {
    let mut line = Vec::new();
    while read(&mut from, &mut line)? {
        let said = String::from_utf8_lossy(&line);
        if let Some(head) = said.strip_prefix("COPY ") {
            let head = Head::read(head).ok_or_else(|| ScriptError::Unknown(said.trim().to_owned()))?;
            if head.table.starts_with("__") {
                pass(&mut from, &mut std::io::sink())?;
            } else {
                into.write_all(head.written(tables, schema)?.as_bytes())?;
                pass(&mut from, &mut into)?;
            }
        } else if let Some(counter) = counter(&said, schema) {
            into.write_all(counter.as_bytes())?;
        }
    }
    into.flush()?;
    Ok(())
}

fn read(from: &mut impl BufRead, line: &mut Vec<u8>) -> std::io::Result<bool> {
    line.clear();
    Ok(from.read_until(b'\n', line)? > 0)
}

/// A table's rows and their end, as they are.
fn pass(from: &mut impl BufRead, into: &mut impl Write) -> Result<(), ScriptError> {
    let mut line = Vec::new();
    while read(from, &mut line)? {
        into.write_all(&line)?;
        if line.trim_ascii_end() == b"\\." {
            return Ok(());
        }
    }
    Err(ScriptError::Short)
}

/// `SCHEMA.TABLE (COLUMN, …) FROM stdin;`
struct Head {
    table: String,
    columns: Vec<String>,
}

impl Head {
    fn read(text: &str) -> Option<Self> {
        let (place, rest) = text.split_once(" (")?;
        let columns = rest.trim_end().strip_suffix(") FROM stdin;")?;
        let table = plain(place.rsplit('.').next()?)?;
        Some(Self { table, columns: columns.split(", ").map(plain).collect::<Option<_>>()? })
    }

    fn written(&self, tables: &[Table], schema: &str) -> Result<String, ScriptError> {
        let known = tables.iter().find(|table| table.name == self.table);
        let known = known.ok_or_else(|| ScriptError::Unknown(self.table.clone()))?;
        if let Some(column) = self.columns.iter().find(|column| !known.columns.contains(column)) {
            return Err(ScriptError::Unknown(format!("{}.{column}", self.table)));
        }
        let columns: Vec<String> = self.columns.iter().map(|column| format!("\"{column}\"")).collect();
        Ok(format!("COPY {schema}.\"{}\" ({}) FROM stdin;\n", self.table, columns.join(", ")))
    }
}

/// A name without its quotes; `None` for what none of ours looks like.
fn plain(name: &str) -> Option<String> {
    let name = name.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(name);
    let fine = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    fine.then(|| name.to_owned())
}

/// `SELECT pg_catalog.setval('SCHEMA.NAME', 57, true);`
fn counter(line: &str, schema: &str) -> Option<String> {
    let rest = line.strip_prefix("SELECT pg_catalog.setval('")?;
    let (place, rest) = rest.split_once("', ")?;
    let (value, called) = rest.trim_end().strip_suffix(");")?.split_once(", ")?;
    let (name, value) = (plain(place.rsplit('.').next()?)?, value.parse::<i64>().ok()?);
    matches!(called, "true" | "false")
        .then(|| format!("SELECT pg_catalog.setval('{schema}.{name}', {value}, {called});\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn translated(script: &str) -> Result<String, ScriptError> {
        let name = |name: &str| name.to_owned();
        let tables = [Table { name: name("fuels"), columns: vec![name("id"), name("position")], parents: vec![] }];
        let mut into = Vec::new();
        translate(script.as_bytes(), &mut into, &tables, "there")?;
        Ok(String::from_utf8(into).unwrap())
    }

    #[test]
    fn only_what_fills_tables_passes() {
        let script = "\\restrict x\nSET a = 1;\n\\! touch /tmp/x\nDROP TABLE fuels;\n\
            COPY public.__diesel_schema_migrations (version) FROM stdin;\n1\n\\.\n\n\
            COPY public.fuels (id, \"position\") FROM stdin;\n1\tCOPY public.x (y) FROM stdin;\n2\t\\\\.\n\\.\n\n\
            SELECT pg_catalog.setval('public.fuels_id_seq', 57, true);\nSELECT pg_catalog.setval('x'';y', 1, true);\n";
        let expected = "COPY there.\"fuels\" (\"id\", \"position\") FROM stdin;\n\
            1\tCOPY public.x (y) FROM stdin;\n2\t\\\\.\n\\.\n\
            SELECT pg_catalog.setval('there.fuels_id_seq', 57, true);\n";
        assert_eq!(translated(script).unwrap(), expected);
    }

    #[test]
    fn what_is_not_ours_is_refused() {
        for head in
            ["public.others (id)", "public.fuels (id, x)", "public.fuels (id); DROP TABLE x (y)", "fuels\" (id)"]
        {
            let said = translated(&format!("COPY {head} FROM stdin;\n\\.\n"));
            assert!(matches!(said, Err(ScriptError::Unknown(_))), "{head}: {said:?}");
        }
        let short = translated("COPY public.fuels (id) FROM stdin;\n1\n");
        assert!(matches!(short, Err(ScriptError::Short)), "{short:?}");
    }
}
