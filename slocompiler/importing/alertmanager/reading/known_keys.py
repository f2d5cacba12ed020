"""The keys that Alertmanager's configuration has (config/ and notify/*/config.go of 0.34): it refuses all others."""

from collections.abc import Mapping

ROOT = ("global", "route", "inhibit_rules", "receivers", "templates", "mute_time_intervals", "time_intervals",
        "tracing", "event_recorder")  # fmt: skip
GLOBAL = (
    "resolve_timeout", "http_config", "jira_api_url", "smtp_from", "smtp_hello", "smtp_smarthost",
    "smtp_auth_username", "smtp_auth_password", "smtp_auth_password_file", "smtp_auth_secret",
    "smtp_auth_secret_file", "smtp_auth_identity", "smtp_require_tls", "smtp_tls_config", "smtp_force_implicit_tls",
    "slack_api_url", "slack_api_url_file", "slack_app_token", "slack_app_token_file", "slack_app_url",
    "pagerduty_url", "opsgenie_api_url", "opsgenie_api_key", "opsgenie_api_key_file", "wechat_api_url",
    "wechat_api_secret", "wechat_api_secret_file", "wechat_api_corp_id", "victorops_api_url", "victorops_api_key",
    "victorops_api_key_file", "telegram_api_url", "telegram_bot_token", "telegram_bot_token_file", "webex_api_url",
    "rocketchat_api_url", "rocketchat_token", "rocketchat_token_file", "rocketchat_token_id",
    "rocketchat_token_id_file", "mattermost_webhook_url", "mattermost_webhook_url_file",
)  # fmt: skip
ROUTE = (
    "receiver", "group_by", "match", "match_re", "matchers", "mute_time_intervals", "active_time_intervals",
    "continue", "routes", "group_wait", "group_interval", "repeat_interval", "labels",
)  # fmt: skip
INHIBITION = (
    "name", "sources", "source_match", "source_match_re", "source_matchers", "target_match", "target_match_re",
    "target_matchers", "equal",
)  # fmt: skip
INTERVAL = ("times", "weekdays", "days_of_month", "months", "years", "location")

_TEXTS: Mapping[str, str] = {
    "discord": "webhook_url webhook_url_file content title message username avatar_url",
    "email": (
        "to from hello smarthost auth_username auth_password auth_password_file auth_secret auth_secret_file "
        "auth_identity headers html text require_tls tls_config force_implicit_tls threading"
    ),
    "incidentio": "url url_file alert_source_token alert_source_token_file max_alerts timeout",
    "jira": (
        "api_url api_type project summary description labels priority issue_type reopen_transition "
        "resolve_transition wont_fix_resolution reopen_duration fields"
    ),
    "mattermost": (
        "webhook_url webhook_url_file channel username text fallback color pretext author_name author_link author_icon "
        "title title_link fields thumb_url footer footer_icon image_url icon_url icon_emoji attachments type props "
        "priority"
    ),
    "msteams": "webhook_url webhook_url_file title summary text",
    "msteamsv2": "webhook_url webhook_url_file title text",
    "opsgenie": (
        "api_key api_key_file api_url message description source details entity responders actions tags note priority "
        "update_alerts"
    ),
    "pagerduty": (
        "service_key service_key_file routing_key routing_key_file url client client_url description details images "
        "links source severity class component group timeout"
    ),
    "pushover": (
        "user_key user_key_file token token_file title message url url_title device sound priority retry expire ttl "
        "html monospace"
    ),
    "rocketchat": (
        "api_url token_id token_id_file token token_file channel color title title_link text fields short_fields emoji "
        "icon_url image_url thumb_url link_names actions"
    ),
    "slack": (
        "api_url api_url_file app_token app_token_file app_url channel username color title title_link pretext text "
        "message_text fields short_fields footer fallback callback_id icon_emoji icon_url image_url thumb_url "
        "link_names mrkdwn_in actions update_message timeout"
    ),
    "sns": "api_url sigv4 topic_arn phone_number target_arn subject message attributes use_aws_http_client",
    "telegram": (
        "api_url bot_token bot_token_file chat_id chat_id_file message_thread_id message disable_notifications "
        "parse_mode"
    ),
    "victorops": (
        "api_key api_key_file api_url routing_key message_type state_message entity_display_name monitoring_tool "
        "custom_fields"
    ),
    "webex": "api_url message room_id",
    "webhook": "url url_file max_alerts timeout payload",
    "wechat": ("api_secret api_secret_file corp_id message api_url to_user to_party to_tag agent_id message_type"),
}
#: Kind of integration -> its keys.
INTEGRATIONS: Mapping[str, tuple[str, ...]] = {
    kind: ("send_resolved", "http_config", *keys.split()) for kind, keys in _TEXTS.items()
}
#: Kinds that do not tell of an end unless they are asked to.
SILENT_ENDS = ("email", "rocketchat", "slack", "wechat")
