{{/*
The Job before the pods: on install and on upgrade, as a hook, so that a failure leaves the old release as it serves. The old pods run
on the new schema meanwhile: migrations only add.
*/}}
{{- define "smartap.migration" -}}
{{- $owner := .Values.migration.existingSecret | default (include "smartap.secretName" .) -}}
{{- $admin := .Values.provision.existingSecret | default (((.Values.global).provision).existingSecret) -}}
{{- $provisions := and .Values.provision.enabled $admin -}}
apiVersion: batch/v1
kind: Job
metadata:
  name: {{ include "smartap.fullname" . }}-migrate
  namespace: {{ .Release.Namespace }}
  labels:
    {{- include "smartap.jobLabels" (dict "root" . "component" "migration") | nindent 4 }}
  annotations:
    helm.sh/hook: pre-install,pre-upgrade
    helm.sh/hook-weight: '-5'
    # Kept until the next one, so that the log of what failed can be read.
    helm.sh/hook-delete-policy: before-hook-creation
spec:
  backoffLimit: {{ .Values.migration.backoffLimit }}
  activeDeadlineSeconds: {{ .Values.migration.activeDeadlineSeconds }}
  template:
    metadata:
      labels:
        {{- include "smartap.jobLabels" (dict "root" . "component" "migration") | nindent 8 }}
      {{- with .Values.migration.podAnnotations }}
      annotations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
    spec:
      {{- with include "smartap.imagePullSecrets" . }}
      {{- . | nindent 6 }}
      {{- end }}
      restartPolicy: Never
      automountServiceAccountToken: false
      enableServiceLinks: false
      securityContext:
        {{- toYaml .Values.podSecurityContext | nindent 8 }}
      {{- with .Values.nodeSelector }}
      nodeSelector:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with .Values.tolerations }}
      tolerations:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- if $provisions }}
      initContainers:
        - {{- include "smartap.jobContainer" (dict "root" . "name" "provision" "script" "provision") | nindent 10 }}
          env:
            {{- range list "DATABASE_ADMIN_URL" "NATS_ADMIN_URL" }}
            - name: {{ . }}_FILE
              value: /etc/smartap/admin/{{ . }}
            {{- end }}
            - name: DATABASE_OWNER_URL_FILE
              value: /etc/smartap/owner/DATABASE_OWNER_URL
            - name: DATABASE_URL_FILE
              value: /etc/smartap/own/DATABASE_URL
            - name: NATS_REPLICAS
              value: {{ .Values.provision.natsReplicas | default (((.Values.global).provision).natsReplicas) | default 1 | quote }}
          volumeMounts:
            - name: admin
              mountPath: /etc/smartap/admin
              readOnly: true
            - name: owner
              mountPath: /etc/smartap/owner
              readOnly: true
            - name: own
              mountPath: /etc/smartap/own
              readOnly: true
      {{- end }}
      containers:
        - {{- include "smartap.jobContainer" (dict "root" . "name" "migrate" "script" "migrate") | nindent 10 }}
          env:
            - name: DATABASE_OWNER_URL_FILE
              value: /etc/smartap/owner/DATABASE_OWNER_URL
          volumeMounts:
            - name: owner
              mountPath: /etc/smartap/owner
              readOnly: true
      volumes:
        {{- include "smartap.secretVolume" (dict "volume" "owner" "secret" $owner "keys" (list "DATABASE_OWNER_URL")) | nindent 8 }}
        {{- if $provisions }}
        {{- include "smartap.secretVolume" (dict "volume" "own" "secret" (include "smartap.secretName" .) "keys" (list "DATABASE_URL")) | nindent 8 }}
        {{- include "smartap.secretVolume" (dict "volume" "admin" "secret" $admin "keys" (list "DATABASE_ADMIN_URL" "NATS_ADMIN_URL")) | nindent 8 }}
        {{- end }}
{{- end -}}

{{- define "smartap.jobContainer" -}}
name: {{ .name }}
image: {{ include "smartap.image" .root }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
command: ['node', 'bundle/{{ .script }}.js']
securityContext:
  {{- toYaml .root.Values.securityContext | nindent 2 }}
resources:
  {{- toYaml .root.Values.migration.resources | nindent 2 }}
{{- end -}}
