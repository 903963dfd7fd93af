//! What the server answered.

use serde_json::Value;

/// Status, headers and body of an answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Self { status, headers, text: response.text().await.unwrap() }
    }

    /// The body, after a look at the status.
    #[track_caller]
    pub(crate) fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}", self.text);
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// A refusal: a problem document with this status and code.
    #[track_caller]
    pub(crate) fn refused(&self, status: u16, code: &str) -> Value {
        let body = self.expect(status);
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{}", self.text);
        assert_eq!(body["code"], code, "{body}");
        assert_eq!(body["success"], false);
        assert_eq!(body["detail"], body["message"]);
        body
    }

    /// 204, which has no body.
    #[track_caller]
    pub(crate) fn is_done(&self) {
        assert_eq!((self.status, self.text.as_str()), (204, ""));
    }

    /// The id of what was made: 201.
    #[track_caller]
    pub(crate) fn made(&self) -> i64 {
        self.expect(201)["id"].as_i64().unwrap()
    }

    /// The ids of a page.
    #[track_caller]
    pub(crate) fn ids(&self) -> Vec<i64> {
        self.expect(200)["items"].as_array().unwrap().iter().map(|item| item["id"].as_i64().unwrap()).collect()
    }

    /// The `ETag`.
    #[track_caller]
    pub(crate) fn tag(&self) -> String {
        self.header("etag").unwrap_or_else(|| panic!("no ETag: {}", self.text)).to_owned()
    }

    /// The fields that a 400 names.
    #[track_caller]
    pub(crate) fn invalid_fields(&self) -> Vec<String> {
        let body = self.expect(400);
        let errors = body["errors"].as_array().unwrap_or_else(|| panic!("no errors in {body}"));
        errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}
