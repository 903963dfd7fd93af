//! Backups: making, looking, restoring, removing.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::dto::{BackupDoneJson, BackupGoneJson, BackupJson, RestoreForm, name};
use crate::api::http::{AnyForm, ApiError, Asked, Query};
use crate::api::revcare::answer;
use crate::api::revcare::guard::{DeleteBackup, ReadBackup, WriteBackup};
use crate::backup::Backups;

/// Write everything that is stored to a file on the server's machine; it is called by the time. Nobody has to wait for it.
#[utoipa::path(
    post, path = "/backup/create", tag = "backup",
    responses((status = 200, body = BackupDoneJson), (status = 409, description = "Another is being made, restored or removed")))]
pub async fn create(_: WriteBackup, asked: Asked, backups: Data<Backups>) -> Result<HttpResponse, ApiError> {
    let made = backups.asked_by(asked.0).create(None).await?;
    Ok(HttpResponse::Ok().json(BackupDoneJson::from(made)))
}

/// All backups, the newest first.
#[utoipa::path(get, path = "/backup/list", tag = "backup", responses((status = 200, body = [BackupJson])))]
pub async fn list(_: ReadBackup, asked: Asked, backups: Data<Backups>) -> Result<HttpResponse, ApiError> {
    let found = backups.asked_by(asked.0).list().await?;
    Ok(answer::list::<_, BackupJson>(found))
}

/// Put everything of a backup in the place of all that is stored. Until it is done, whoever changes something is answered
/// 503. What was changed since the backup is lost.
#[utoipa::path(
    post, path = "/backup/restore", tag = "backup",
    params(("backup_name" = Option<String>, Query, description = "Here or in the body"),
        ("postgresql_backup" = Option<String>, Query, description = "Another name of `backup_name`"),
        ("mongodb_backup" = Option<String>, Query, description = "Another name of `backup_name`")),
    request_body(content((RestoreForm = "application/json"), (RestoreForm = "application/x-www-form-urlencoded"))),
    responses((status = 200, body = BackupDoneJson), (status = 404, description = "There is no such backup"),
        (status = 409, description = "Nothing has changed: it is damaged, newer, of another database, or another is at work")))]
pub async fn restore(
    _: WriteBackup,
    query: Query<RestoreForm>,
    body: AnyForm<RestoreForm>,
    asked: Asked,
    backups: Data<Backups>,
) -> Result<HttpResponse, ApiError> {
    let name = body.0.into_name(query.0)?;
    let restored = backups.asked_by(asked.0).restore(name).await?;
    Ok(HttpResponse::Ok().json(BackupDoneJson::from(restored)))
}

/// Remove a backup.
#[utoipa::path(
    delete, path = "/backup/delete/{backup_name}", tag = "backup",
    responses((status = 200, body = BackupGoneJson), (status = 404, description = "There is no such backup"),
        (status = 409, description = "Another is at work")))]
pub async fn remove(
    _: DeleteBackup,
    path: Path<String>,
    asked: Asked,
    backups: Data<Backups>,
) -> Result<HttpResponse, ApiError> {
    let name = name(&path)?;
    let backup_name = name.as_str().to_owned();
    backups.asked_by(asked.0).remove(name).await?;
    Ok(HttpResponse::Ok().json(BackupGoneJson { success: true, backup_name }))
}
