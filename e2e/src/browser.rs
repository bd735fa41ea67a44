//! Debian's Chromium behind its driver, one window per journey.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::json;

/// A person's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// The narrowest phone for which pages are made.
    Phone,
    /// A desk.
    Desktop,
}

impl Width {
    /// How wide the phone is.
    pub const PHONE_PX: u32 = 320;

    /// A word for names of files.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Desktop => "desktop",
        }
    }
}

/// A browser window with the driver that serves it.
pub struct Browser {
    /// The `WebDriver` client.
    pub client: Client,
    width: Width,
    driver: Child,
    driver_address: String,
    _profile: tempfile::TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Browser {
    /// Opens a window of this width.
    pub async fn open(width: Width) -> Self {
        let port = free_port();
        let driver = Command::new("/usr/bin/chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts (apt-get install chromium-driver)");
        let profile = tempfile::tempdir().unwrap();
        let driver_address = format!("http://127.0.0.1:{port}");
        let client = connect(&driver_address, profile.path(), width).await;
        Self { client, width, driver, driver_address, _profile: profile }
    }

    /// How wide the window is.
    pub fn width(&self) -> Width {
        self.width
    }

    /// Goes to an address.
    pub async fn go(&self, address: &str) {
        self.client.goto(address).await.unwrap();
    }

    /// Types into the field with this name, in place of what stood there.
    pub async fn fill(&self, name: &str, text: &str) {
        let field = self.find(&format!("[name='{name}']")).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Chooses the radio button, checkbox or option with this name and value.
    pub async fn choose(&self, name: &str, value: &str) {
        let button = format!("input[name='{name}'][value='{value}']");
        let option = format!("select[name='{name}'] option[value='{value}']");
        self.find(&format!("{button}, {option}")).await.click().await.unwrap();
    }

    /// Presses the main button of the page, or the element that the selector finds.
    pub async fn press(&self, selector: &str) {
        self.find(selector).await.click().await.unwrap();
    }

    /// The element, once it is there.
    pub async fn find(&self, selector: &str) -> fantoccini::elements::Element {
        match self.client.wait().at_most(Duration::from_secs(15)).for_element(Locator::Css(selector)).await {
            Ok(element) => element,
            Err(error) => panic!("no `{selector}` at {}: {error}\n{}", self.place().await, self.text().await),
        }
    }

    /// Whether an element is there now.
    pub async fn has(&self, selector: &str) -> bool {
        !self.client.find_all(Locator::Css(selector)).await.unwrap().is_empty()
    }

    /// What the page says.
    pub async fn text(&self) -> String {
        let script = "return document.body ? document.body.innerText : ''";
        self.client.execute(script, vec![]).await.unwrap().as_str().unwrap_or_default().to_owned()
    }

    /// The path of the page.
    pub async fn place(&self) -> String {
        self.client.current_url().await.map(|url| url.path().to_owned()).unwrap_or_default()
    }

    /// Waits until the page says this, loading it again now and then.
    pub async fn wait_for_text(&self, needle: &str, within: Duration) {
        let mut waited = Duration::ZERO;
        while !self.text().await.contains(needle) {
            assert!(
                waited < within,
                "the page at {} never said «{needle}»:\n{}",
                self.place().await,
                self.text().await
            );
            tokio::time::sleep(Duration::from_millis(400)).await;
            waited += Duration::from_millis(400);
            self.client.refresh().await.unwrap();
        }
    }

    /// The bytes at an address, as the person who is signed in gets them.
    pub async fn fetch(&self, address: &str) -> Vec<u8> {
        let script = "const done = arguments[arguments.length - 1];
            fetch(arguments[0]).then(r => r.ok ? r.arrayBuffer() : Promise.reject(r.status))
              .then(b => done(Array.from(new Uint8Array(b)))).catch(e => done(String(e)));";
        let answer = self.client.execute_async(script, vec![json!(address)]).await.unwrap();
        let bytes = answer.as_array().unwrap_or_else(|| panic!("{address}: {answer}"));
        bytes.iter().map(|byte| u8::try_from(byte.as_u64().unwrap()).unwrap()).collect()
    }

    /// The whole page as a PNG, as far down as it goes; a command of Chromium's driver that the client does not know.
    pub(crate) async fn picture(&self) -> Vec<u8> {
        let session = self.client.session_id().await.unwrap().expect("a session is open");
        let address = format!("{}/session/{session}/screenshot/full", self.driver_address);
        let answer = Command::new("curl").args(["--silent", "--fail", &address]).output().unwrap();
        let answer: serde_json::Value = serde_json::from_slice(&answer.stdout).expect("the driver answers");
        STANDARD.decode(answer["value"].as_str().unwrap()).unwrap()
    }

    /// Ends the window.
    pub async fn close(self) {
        let client = self.client.clone();
        client.close().await.unwrap();
    }
}

async fn connect(address: &str, profile: &std::path::Path, width: Width) -> Client {
    let arguments = json!([
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        format!("--user-data-dir={}", profile.display())
    ]);
    let mut options = json!({ "args": arguments, "binary": "/usr/bin/chromium" });
    if width == Width::Phone {
        // A window cannot be made so narrow; the screen of a phone is told to the page instead.
        let screen = json!({ "width": Width::PHONE_PX, "height": 700, "pixelRatio": 1.0, "touch": false });
        options["mobileEmulation"] = json!({ "deviceMetrics": screen });
    }
    let mut capabilities = serde_json::Map::new();
    capabilities.insert("goog:chromeOptions".into(), options);
    for _ in 0..50 {
        if let Ok(client) =
            ClientBuilder::rustls().unwrap().capabilities(capabilities.clone()).connect(address).await
        {
            return client;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("chromedriver does not answer at {address}");
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
