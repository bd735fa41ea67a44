//! Namespaces of the contracts; the names and their spelling are the national gateway's.

/// SOAP 1.1.
pub const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
/// Operation elements of the synchronous channel.
pub const SYNC: &str = "http://bip.bee.kz/SyncChannel/v10/Types";
/// Operation elements of the asynchronous channel, gateway side.
pub const ASYNC: &str = "http://bip.bee.kz/AsyncChannel/v10/Types";
/// Operation elements of the asynchronous channel, subscriber side.
pub const ASYNC_CLIENT: &str = "http://bip.bee.kz/AsyncChannel/v10/Types/Client";
/// This house's payloads.
pub const PAYLOAD: &str = "urn:kezek:messages:v1";
/// The document a citizen signs.
pub const APPLICATION: &str = "urn:kezek:application:v1";
/// The answer an applicant signs while his case waits for him.
pub const SUPPLEMENT: &str = "urn:kezek:supplement:v1";

/// The document of a complaint that a citizen signs.
pub const COMPLAINT: &str = "urn:kezek:complaint:v1";
