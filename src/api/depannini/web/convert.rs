//! From what the web apps send to commands.

use super::body::WebSessionBody;
use crate::accounts::Login;
use crate::api::depannini::person;
use crate::api::http::{Complaint, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::secret::SecretString;

impl WebSessionBody {
    /// The e-mail address, else the phone number.
    pub(in crate::api::depannini) fn into_login(self, phone_prefix: &str) -> Result<(Login, SecretString), Invalid> {
        let mut read = Reading::new();
        let email = read.optional("email", self.email, |text| person::email(&text).map(Login::Email));
        let phone = read
            .optional("phone_number", self.phone_number, |text| person::phone(&text, phone_prefix).map(Login::Phone));
        let login = email.or(phone);
        if login.is_none() && !read.has_complaint_about("email") && !read.has_complaint_about("phone_number") {
            read.complain("email", Complaint::required());
        }
        let password = read.required_value("password", self.password);
        read.finish(|| Some((login?, password?.0.into())))
    }
}
