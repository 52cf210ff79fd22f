{{/* What every process is told, then what all services share, then the service's own. */}}
{{- define "smartap.configData" -}}
{{- $base := dict
  "PORT" (toString .Values.containerPort)
  "HOST" "0.0.0.0"
  "LOG_FORMAT" "json"
  "OTEL_SERVICE_NAME" .Chart.Name
  "SMARTAP_VERSION" (include "smartap.tag" .)
  "SHUTDOWN_DRAIN_SECONDS" "0"
  "SHUTDOWN_GRACE_SECONDS" (toString .Values.graceSeconds)
-}}
{{- range $key, $value := mustMergeOverwrite $base (deepCopy (((.Values.global).config) | default dict)) (deepCopy .Values.config) }}
{{ $key }}: {{ $value | toString | quote }}
{{- end }}
{{- end -}}

{{- define "smartap.configMap" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ include "smartap.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "smartap.labels" . | nindent 4 }}
data:
  {{- include "smartap.configData" . | trim | nindent 2 }}
{{- end -}}

{{- define "smartap.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "smartap.serviceAccountName" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "smartap.labels" . | nindent 4 }}
  {{- with .Values.serviceAccount.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
{{- end -}}

{{- define "smartap.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ include "smartap.fullname" . }}
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "smartap.labels" . | nindent 4 }}
  {{- with .Values.service.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  type: {{ .Values.service.type }}
  selector:
    {{- include "smartap.selectorLabels" . | nindent 4 }}
  ports:
    - name: http
      port: {{ .Values.service.port }}
      targetPort: http
{{- end -}}
