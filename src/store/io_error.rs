//! What the operating system refuses, in plain words.

use std::io::{self, ErrorKind};

use rustix::io::Errno;

/// An error of the operating system in plain words, without a number; one of our own as it is.
///
/// What a save failed at has words of its own, in [`SaveFailure`](super::SaveFailure): they say
/// what it means for the journal.
pub fn describe_io_error(error: &io::Error) -> String {
    match error.raw_os_error().map(Errno::from_raw_os_error) {
        Some(Errno::NOSPC) => "the disk is full".into(),
        Some(Errno::DQUOT) => "your disk quota is used up".into(),
        Some(Errno::ACCESS | Errno::PERM) => "you have no permission".into(),
        Some(Errno::ROFS) => "the disk is read-only".into(),
        Some(Errno::NOENT) => "it is not there".into(),
        Some(Errno::IO) => "the disk reports an error".into(),
        Some(Errno::FBIG) => "the file would be larger than allowed".into(),
        Some(Errno::LOOP) => "it is a symbolic link".into(),
        Some(Errno::EXIST | Errno::NOTDIR) => "a file stands where a folder should be".into(),
        Some(_) => error.kind().to_string(),
        // What makes new files wraps the error, and names a path that nobody has asked for.
        None => match error.kind() {
            ErrorKind::StorageFull => "the disk is full".into(),
            ErrorKind::QuotaExceeded => "your disk quota is used up".into(),
            ErrorKind::PermissionDenied => "you have no permission".into(),
            ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
            ErrorKind::FileTooLarge => "the file would be larger than allowed".into(),
            ErrorKind::NotFound => "it is not there".into(),
            ErrorKind::NotADirectory => "a file stands where a folder should be".into(),
            ErrorKind::Other | ErrorKind::InvalidData | ErrorKind::InvalidInput => {
                error.get_ref().map_or_else(|| error.kind().to_string(), ToString::to_string)
            }
            kind => kind.to_string(),
        },
    }
}

/// Whether an error is one of these.
pub(super) fn is(error: &io::Error, numbers: &[Errno]) -> bool {
    error.raw_os_error().is_some_and(|raw| numbers.iter().any(|n| n.raw_os_error() == raw))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_of_the_system_is_shown_and_our_own_words_are() {
        assert_eq!(describe_io_error(&Errno::NOSPC.into()), "the disk is full");
        assert_eq!(describe_io_error(&Errno::XDEV.into()), "cross-device link or rename");
        // As a library that makes new files hands it on.
        let wrapped = |kind| io::Error::new(kind, "os error 28 at path \"/x/.caveat-x1.new\"");
        assert_eq!(describe_io_error(&wrapped(ErrorKind::StorageFull)), "the disk is full");
        let kind = ErrorKind::ResourceBusy;
        assert_eq!(describe_io_error(&wrapped(kind)), "resource busy");
        assert_eq!(describe_io_error(&io::ErrorKind::WriteZero.into()), "write zero");
        assert_eq!(describe_io_error(&io::Error::other("it is no folder")), "it is no folder");
    }
}
