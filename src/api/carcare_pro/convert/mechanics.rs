//! Mechanics, their attendance and their work status.

use super::iso;
use crate::api::carcare_pro::dto::{
    AttendanceBody, AttendanceJson, MechanicBody, MechanicJson, WorkStatusBody, WorkStatusJson,
};
use crate::api::http::fields::{NAME, instant, optional_id, required_id, whole};
use crate::api::http::{Field, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::id::{AccountId, MechanicId};
use crate::kernel::time::Timestamp;
use crate::workshop::Expected;
use crate::workshop::people::{
    Attendance, AttendanceChange, Mechanic, MechanicChange, Presence, SaidWorkStatus, SeenMechanic, WorkStatus,
};

/// The most years that somebody is in the trade.
const MOST_YEARS: i32 = 100;

fn presence(word: &str) -> Result<Presence, &'static str> {
    Presence::from_word(&word.to_lowercase()).ok_or("present or absent")
}

fn work_status(word: &str) -> Result<WorkStatus, &'static str> {
    WorkStatus::from_word(&word.to_lowercase()).ok_or("available or busy")
}

impl MechanicBody {
    /// The record, by its id or the account's.
    pub(in crate::api::carcare_pro) fn key(&self) -> Field<i64> {
        self.id.clone().or(self.account_id.clone())
    }

    pub(in crate::api::carcare_pro) fn into_description(self) -> Result<(AccountId, MechanicChange), Invalid> {
        let mut read = Reading::new();
        let account = required_id(&mut read, "account_id", self.account_id.clone());
        let change = self.change(&mut read);
        read.finish(|| Some((account?, change)))
    }

    pub(in crate::api::carcare_pro) fn into_change(self) -> Result<(MechanicChange, Expected<Mechanic>), Invalid> {
        let mut read = Reading::new();
        let account = optional_id::<MechanicId>(&mut read, "account_id", self.account_id.clone());
        let change = self.change(&mut read);
        let kept = move |is: &Mechanic| account.is_none_or(|account| account == is.id);
        read.finish(|| Some((change, Expected::kept("account_id", kept))))
    }

    fn change(self, read: &mut Reading) -> MechanicChange {
        MechanicChange {
            specialization: read.text("specialization", self.specialization, NAME),
            experience_years: read
                .optional("experience_years", self.experience_years, |years| whole(years, 0, MOST_YEARS)),
            ..MechanicChange::default()
        }
    }
}

impl From<Mechanic> for MechanicJson {
    fn from(mechanic: Mechanic) -> Self {
        Self {
            id: mechanic.id.get(),
            account_id: mechanic.id.get(),
            specialization: mechanic.specialization.unwrap_or_default(),
            experience_years: mechanic.experience_years.unwrap_or_default(),
        }
    }
}

impl From<SeenMechanic> for MechanicJson {
    fn from(seen: SeenMechanic) -> Self {
        seen.mechanic.into()
    }
}

impl AttendanceBody {
    pub(in crate::api::carcare_pro) fn into_new(self) -> Result<(MechanicId, Timestamp, Presence), Invalid> {
        let mut read = Reading::new();
        let mechanic = required_id(&mut read, "mechanic_id", self.mechanic_id);
        let at = read.required("attendance_date", self.attendance_date, |text| instant(&text));
        let presence = read.required("status", self.status, |word| presence(&word));
        read.finish(|| Some((mechanic?, at?, presence?)))
    }

    pub(in crate::api::carcare_pro) fn into_change(self) -> Result<(AttendanceChange, Expected<Attendance>), Invalid> {
        let mut read = Reading::new();
        let mechanic = optional_id::<MechanicId>(&mut read, "mechanic_id", self.mechanic_id);
        let change = AttendanceChange {
            named_at: read.optional("attendance_date", self.attendance_date, |text| instant(&text)),
            presence: read.optional("status", self.status, |word| presence(&word)),
            ..AttendanceChange::default()
        };
        let kept = move |is: &Attendance| mechanic.is_none_or(|mechanic| mechanic == is.mechanic);
        read.finish(|| Some((change, Expected::kept("mechanic_id", kept))))
    }
}

impl From<Attendance> for AttendanceJson {
    fn from(line: Attendance) -> Self {
        Self {
            id: line.id.0,
            mechanic_id: line.mechanic.get(),
            attendance_date: iso(line.instant()),
            status: line.presence.word(),
        }
    }
}

impl WorkStatusBody {
    /// The row, by its id or the mechanic's.
    pub(in crate::api::carcare_pro) fn key(&self) -> Field<i64> {
        self.id.clone().or(self.mechanic_id.clone())
    }

    pub(in crate::api::carcare_pro) fn into_new(self) -> Result<(AccountId, WorkStatus), Invalid> {
        let mut read = Reading::new();
        let mechanic = required_id(&mut read, "mechanic_id", self.mechanic_id);
        let status = read.required("work_status", self.work_status, |word| work_status(&word));
        read.finish(|| Some((mechanic?, status?)))
    }

    pub(in crate::api::carcare_pro) fn into_change(self) -> Result<(Option<MechanicId>, Option<WorkStatus>), Invalid> {
        let mut read = Reading::new();
        let mechanic = optional_id(&mut read, "mechanic_id", self.mechanic_id);
        let status = read.optional("work_status", self.work_status, |word| work_status(&word));
        read.finish(|| Some((mechanic, status)))
    }
}

impl From<SaidWorkStatus> for WorkStatusJson {
    fn from(said: SaidWorkStatus) -> Self {
        Self {
            id: said.mechanic.get(),
            mechanic_id: said.mechanic.get(),
            work_status: said.status.word(),
            updated_at: iso(said.at),
        }
    }
}
