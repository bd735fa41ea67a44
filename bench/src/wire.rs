//! The smallest HTTP client that can load a server: ready bytes out, status and body in, one connection kept open.
//!
//! Load generator and server share the cores, so what the generator spends the server does not get.

use std::io::{Error, ErrorKind};
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::BenchFault;

/// Answers are numbers and short documents.
const LONGEST_ANSWER_BYTES: usize = 1024 * 1024;
const HEAD_END: &[u8] = b"\r\n\r\n";

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
}

/// A connection that is kept open.
pub(crate) struct Connection {
    stream: TcpStream,
    received: Vec<u8>,
}

/// Where a head ends and how long the body behind it is.
struct Head {
    status: u16,
    end: usize,
    length: usize,
}

impl Connection {
    /// Connects to the server.
    pub(crate) async fn open(server: SocketAddr) -> Result<Self, Error> {
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, received: Vec::with_capacity(4096) })
    }

    /// Sends a whole request and waits for the whole answer.
    pub(crate) async fn exchange(&mut self, request: &[u8]) -> Result<Answer, Error> {
        self.stream.write_all(request).await?;
        loop {
            if let Some(answer) = self.take_answer()? {
                return Ok(answer);
            }
            if self.received.len() > LONGEST_ANSWER_BYTES {
                return Err(ErrorKind::FileTooLarge.into());
            }
            if self.stream.read_buf(&mut self.received).await? == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
        }
    }

    /// The answer, once it is there as a whole.
    fn take_answer(&mut self) -> Result<Option<Answer>, Error> {
        let Some(head) = head(&self.received)? else { return Ok(None) };
        let whole = head.end.saturating_add(head.length);
        if self.received.len() < whole {
            return Ok(None);
        }
        let body = self.received.drain(..whole).skip(head.end).collect();
        Ok(Some(Answer { status: head.status, body }))
    }
}

/// A request with a body, ready to be sent; `headers` end with a line end each.
pub(crate) fn post(path: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head =
        format!("POST {path} HTTP/1.1\r\nHost: localhost\r\n{headers}Content-Length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

/// The body of an answer with this status; any other is a fault.
pub(crate) fn answered(path: &'static str, expected: u16, answer: Answer) -> Result<Vec<u8>, BenchFault> {
    if answer.status == expected {
        return Ok(answer.body);
    }
    let body = String::from_utf8_lossy(&answer.body).into_owned();
    Err(BenchFault::Answer { path, status: answer.status, body })
}

fn head(received: &[u8]) -> Result<Option<Head>, Error> {
    let Some(at) = received.windows(HEAD_END.len()).position(|four| four == HEAD_END) else {
        return Ok(None);
    };
    let no_http = || Error::from(ErrorKind::InvalidData);
    let text = received.get(..at).and_then(|head| std::str::from_utf8(head).ok()).ok_or_else(no_http)?;
    let mut lines = text.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
    let length = lines
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .map_or(Some(0), |(_, value)| value.trim().parse().ok());
    let (status, length) = status.zip(length).ok_or_else(no_http)?;
    Ok(Some(Head { status, end: at + HEAD_END.len(), length }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(received: &[u8], expected: Option<(u16, usize, usize)>) {
        let found = head(received).unwrap().map(|head| (head.status, head.end, head.length));
        assert_eq!(found, expected, "{}", String::from_utf8_lossy(received));
    }

    #[test]
    fn a_head_is_read_when_it_is_whole() {
        check(b"HTTP/1.1 201 Created\r\nContent-Le", None);
        check(b"HTTP/1.1 201 Created\r\ncontent-length: 3\r\n\r\nabc", Some((201, 43, 3)));
        check(b"HTTP/1.1 204 No Content\r\n\r\n", Some((204, 27, 0)));
        assert!(head(b"hello\r\n\r\n").is_err());
    }

    #[test]
    fn requests_are_what_a_server_reads() {
        assert_eq!(
            post("/a", "A: b\r\n", b"xy"),
            b"POST /a HTTP/1.1\r\nHost: localhost\r\nA: b\r\nContent-Length: 2\r\n\r\nxy"
        );
    }
}
