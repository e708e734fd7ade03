//! The rules of a register carried out: what `register.toml` asks of every record, in the language of filters.
//!
//! A rule says what every record of a kind must answer (`require`), or what those must answer that
//! answer something else (`when`, `then`). A record is judged as it stands now, with what officers
//! have added; a rule that cannot be read is told and costs itself alone.

use std::sync::Arc;

use rayon::prelude::*;

use super::context::QueryContext;
use super::fields::compiled::CompiledQuery;
use super::syntax::ast::Query;
use super::syntax::parse::parse;
use crate::calendar::asked;
use crate::fault::{Fault, Level};
use crate::record::Kind;
use crate::text::nearest::{suggest, suggest_before};

/// The file that rules stand in.
const FILE: &str = "register.toml";

/// The keys of a rule.
const KEYS: [&str; 7] = ["on", "name", "message", "require", "when", "then", "level"];

/// The code of a record that breaks a rule.
pub const BROKEN: &str = "rule";

/// The code of a rule that cannot be read.
pub const UNREAD: &str = "unread-rule";

/// Flags that hold for one officer and not for another; a rule is everybody's.
const OWN: [&str; 6] = ["mine", "changed", "unseen", "draft", "held", "waiting"];

/// A rule made ready.
struct RegisterRule {
    kind: Kind,
    when: Option<CompiledQuery>,
    then: CompiledQuery,
    level: Level,
    /// What is said of a record that breaks it.
    words: String,
    /// What it asks for, and where that is written.
    hint: String,
}

/// A fault for each record that breaks a rule of its register, and for each rule that cannot be
/// read. Dates count from the day of whoever asks.
pub fn rule_faults(ctx: &QueryContext<'_>) -> Vec<Fault> {
    let ctx = &QueryContext { baseline: None, ..*ctx };
    let settings = &ctx.register.settings;
    let mut faults = Vec::new();
    for (at, table) in settings.rules.iter().enumerate() {
        let line = settings.rule_lines.get(at).copied().unwrap_or(0);
        match rule(ctx, table, line) {
            Ok(rule) => faults.extend(rule.broken(ctx)),
            Err((message, hint)) => {
                let message = format!("[[rule]] number {}: {message}", at + 1);
                let fault = Fault::error(UNREAD, message).in_file(&Arc::from(FILE)).at(line, 0);
                faults.push(fault.hint(format!("{hint}; until then it is not carried out")));
            }
        }
    }
    faults
}

impl RegisterRule {
    fn broken(&self, ctx: &QueryContext<'_>) -> Vec<Fault> {
        let breaks = |&&ix: &&_| {
            self.when.as_ref().is_none_or(|when| when.answers(ctx, ix))
                && !self.then.answers(ctx, ix)
        };
        let fault = |&ix: &_| {
            let record = ctx.register.record(ix);
            let message = format!("{}: {}", record.id, self.words);
            record.place_fault(Fault::new(self.level, BROKEN, message).hint(&self.hint))
        };
        ctx.register.of(self.kind).par_iter().filter(breaks).map(fault).collect()
    }
}

/// What is wrong with a rule, and what to do about it.
type RuleMistake = (String, String);

/// Reads one rule.
fn rule(
    ctx: &QueryContext<'_>,
    table: &toml::Table,
    line: u32,
) -> Result<RegisterRule, RuleMistake> {
    if let Some(key) = table.keys().find(|key| !KEYS.contains(&key.as_str())) {
        let hint = suggest_before(key, KEYS, &format!("it takes {}", KEYS.join(", ")));
        return Err((format!("`{key}` is not a key of a rule"), hint));
    }
    let text = |key: &str| match table.get(key) {
        None => Ok(None),
        Some(toml::Value::String(text)) => Ok(Some(text.as_str())),
        Some(_) => Err((format!("`{key}` is no text"), format!("write {key} = \"…\""))),
    };
    let on = text("on")?.ok_or_else(|| {
        ("it does not say which records it is for".to_owned(), "add on = \"cases\"".to_owned())
    })?;
    let kind = Kind::named(on).ok_or_else(|| {
        let kinds = Kind::ALL.map(Kind::plural);
        let hint = suggest(on, kinds, || format!("there are {}", kinds.join(", ")));
        (format!("`on` is `{on}`, which is no kind of record"), hint)
    })?;
    let level = match text("level")? {
        None => Level::Warning,
        Some(word) => Level::parse(word).ok_or_else(|| {
            let levels = Level::ALL.map(Level::as_str).join(", ");
            (format!("`level` is `{word}`"), format!("it may be one of {levels}"))
        })?,
    };
    let (when, then, asks) = match (text("require")?, text("when")?, text("then")?) {
        (Some(require), None, None) => (None, ("require", require), require.to_owned()),
        (None, Some(when), Some(then)) => {
            (Some(when), ("then", then), format!("{then}, where {when}"))
        }
        (Some(_), _, _) => {
            let hint = "write `require`, or `when` and `then`, not both".to_owned();
            return Err(("it has `require` beside `when` or `then`".to_owned(), hint));
        }
        (None, Some(_), None) => {
            return Err(("it has `when` without `then`".to_owned(), "add then = \"…\"".to_owned()));
        }
        (None, None, Some(_)) => {
            return Err(("it has `then` without `when`".to_owned(), "add when = \"…\"".to_owned()));
        }
        (None, None, None) => {
            let hint = "add require = \"…\", or when = \"…\" and then = \"…\"".to_owned();
            return Err(("it asks for nothing".to_owned(), hint));
        }
    };
    let when = when.map(|text| query(ctx, "when", text)).transpose()?;
    let asked = query(ctx, then.0, then.1)?;
    if asked.is_everything() {
        let hint = format!("write a filter: {} = \"has:owner\"", then.0);
        return Err((format!("`{}` is empty, so every record answers it", then.0), hint));
    }
    let words = text("message")?.or(text("name")?).map(str::trim).filter(|it| !it.is_empty());
    let place = if line > 0 { format!("{FILE}:{line}") } else { FILE.to_owned() };
    Ok(RegisterRule {
        kind,
        when: when.map(|it| CompiledQuery::new(ctx, &it)),
        then: CompiledQuery::new(ctx, &asked),
        level,
        words: words.map_or_else(|| format!("the register asks for {asks}"), str::to_owned),
        hint: format!("the rule of {place} asks for {asks}"),
    })
}

/// Reads a filter of a rule.
fn query(ctx: &QueryContext<'_>, key: &str, text: &str) -> Result<Query, RuleMistake> {
    let query = parse(text, &|words| asked(words, ctx.today).is_some()).map_err(|mistake| {
        let message = format!("`{key}`, letter {}: {}", mistake.column + 1, mistake.message);
        (message, mistake.hint.map_or_else(|| "mend it".to_owned(), |hint| hint.to_string()))
    })?;
    match OWN.into_iter().find(|flag| query.names_flag(flag)) {
        Some(flag) => Err((
            format!("`{key}` asks is:{flag}, which differs from officer to officer"),
            "ask for something that is the same for everybody".to_owned(),
        )),
        None => Ok(query),
    }
}
