//! Arguments in, exit code out.

fn main() -> std::process::ExitCode {
    let dir = std::env::args().nth(1).unwrap_or_else(|| "data/register".into());
    let bench = caveat::shell::Bench {
        folder: std::fs::canonicalize(&dir).unwrap(),
        state: std::path::PathBuf::from(
            std::env::var("STATE").unwrap_or_else(|_| "/tmp/state".into()),
        ),
        login: "amk".into(),
        box_name: "box1".into(),
    };
    let today = std::env::var("CAVEAT_TODAY")
        .ok()
        .and_then(|t| t.parse().ok())
        .unwrap_or(jiff::civil::date(2017, 7, 17));
    let opening = caveat::tui::desk::Opening {
        folder: dir,
        officer: "amk".into(),
        today,
        as_at: true,
        ..Default::default()
    };
    match caveat::shell::open(&bench, opening) {
        Ok(e) => {
            if let Some(l) = e.line {
                println!("{l}");
            }
            std::process::ExitCode::from(e.code)
        }
        Err(e) => {
            eprintln!("{e}");
            2.into()
        }
    }
}
